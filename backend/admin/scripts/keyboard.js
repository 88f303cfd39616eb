// Decides by keyboard. Everything works without it: each key presses what stands on the page.
const stories = () => [...document.querySelectorAll('article.story')];
const current = () => document.activeElement?.closest('article.story') ?? undefined;

function go(step) {
  const all = stories();
  const at = current() ? all.indexOf(current()) : step > 0 ? -1 : all.length;
  const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'start' });
}

function press(key) {
  const within = key === '?' ? document : (current() ?? stories()[0]);
  const target = within?.querySelector(`[data-key="${key}"]`);
  if (!target) return;
  if (target.tagName !== 'SUMMARY') return target.click();
  const details = target.closest('details');
  details.open = key === '?' || key === 'p' ? !details.open : true;
  const first =
    details.querySelector('input:checked') ?? details.querySelector('input[type=checkbox], button');
  (details.open ? (first ?? target) : target).focus();
}

/** From word to word; with shift, what is passed is ticked. */
function walk(event) {
  const box = document.activeElement;
  if (box?.type !== 'checkbox') return false;
  const onwards = getComputedStyle(box.closest('.words')).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return false;
  const step = event.key === onwards ? 1 : -1;
  const boxes = [...box.closest('.words').querySelectorAll('input')];
  const next = boxes[boxes.indexOf(box) + step];
  if (event.shiftKey) box.checked = true;
  if (event.shiftKey && next) next.checked = true;
  next?.focus();
  return true;
}

document.addEventListener('keydown', (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (target instanceof HTMLInputElement && target.type !== 'checkbox') return;
  const reject = current()?.querySelector('details.reject[open]');
  if (key === 'j' || key === 'k') go(key === 'j' ? 1 : -1);
  else if ('aerp?'.includes(key)) press(key);
  else if (/^[1-9]$/.test(key) && reject) reject.querySelectorAll('button')[Number(key) - 1]?.click();
  else if (key === 'Escape') {
    const story = current();
    for (const open of document.querySelectorAll('details[open]')) open.open = false;
    story?.focus();
  } else if (!walk(event)) return;
  event.preventDefault();
});

// Pressing twice decides once.
document.addEventListener('submit', (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = 'yes';
});
// Coming back by the browser's own button makes the page decidable again.
window.addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent;
});
stories()[0]?.focus({ preventScroll: true });
