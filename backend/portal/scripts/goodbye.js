// @ts-check
// The one script of the portal, for the page that a browser opens after an uninstall. All words stand in the page.

const page = document.getElementById('goodbye');
const outcome = document.getElementById('outcome');
const deleteButton = document.getElementById('delete');
const leaveButton = document.getElementById('leave');

/** What the browser's address or, after a reload, its history holds: a pre-signed deletion as base64url JSON. */
const token = location.hash.slice(1) || String(history.state?.deletion ?? '');
const deletion = readToken(token);

if (deletion === undefined) show('nothing');
else {
  // Out of the address bar, where others could read it; the history of this tab keeps it over a reload.
  history.replaceState({ deletion: token }, '', location.pathname);
  show('choice');
  deleteButton?.addEventListener('click', deleteSent);
  leaveButton?.addEventListener('click', () => show('choice', 'left'));
}

/**
 * @param {string} text base64url
 * @returns {string | undefined} the JSON inside; undefined when it is no such thing
 */
function readToken(text) {
  try {
    const json = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const read = JSON.parse(json);
    return typeof read?.signature === 'string' && typeof read.contributor === 'string' ? json : undefined;
  } catch {
    return undefined;
  }
}

/** Shows the parts of these states and hides all others. @param {...string} states */
function show(...states) {
  for (const part of page?.querySelectorAll('[data-part]') ?? [])
    part.toggleAttribute('hidden', !states.includes(part.getAttribute('data-part') ?? ''));
  for (const button of [deleteButton, leaveButton])
    button?.toggleAttribute('disabled', states.includes('working'));
}

async function deleteSent() {
  show('choice', 'working');
  const state = await send().catch(() => 'failed');
  // Where it failed, the address works again, so that it can be kept for later.
  if (state === 'failed') history.replaceState({ deletion: token }, '', `${location.pathname}#${token}`);
  else history.replaceState(null, '', location.pathname);
  show(...(state === 'failed' ? ['choice', state] : [state]));
  (state === 'failed' ? deleteButton : outcome)?.focus();
}

/** @returns {Promise<string>} the state that the answer leads to */
async function send() {
  const answer = await fetch(page?.dataset.post ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: deletion ?? '',
    credentials: 'omit',
    signal: AbortSignal.timeout(30_000),
  });
  if (answer.status === 410) return 'already';
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return 'refused';
  if (!answer.ok) return 'failed';
  fill(await answer.json());
  return 'done';
}

/** Writes the receipt into the page. @param {Record<string, string | number>} receipt */
function fill(receipt) {
  const { lang } = document.documentElement;
  const day = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' });
  const count = new Intl.NumberFormat(lang);
  for (const place of page?.querySelectorAll('[data-fact]') ?? []) {
    const name = place.getAttribute('data-fact') ?? '';
    const value = receipt[name] ?? '';
    if (name === 'day') place.textContent = day.format(new Date(value));
    else place.textContent = typeof value === 'number' ? count.format(value) : value;
  }
}
