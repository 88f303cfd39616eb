// @ts-check
// The one script of the portal, for the page that a browser opens after an uninstall. All words stand in the page.

const page = document.getElementById('goodbye');
const outcome = document.getElementById('outcome');
const deleteButton = document.getElementById('delete');
const leaveButton = document.getElementById('leave');

/** What the browser's address or, after a reload, its history holds: a pre-signed deletion for each study. */
const token = location.hash.slice(1) || String(history.state?.deletion ?? '');
const deletions = readToken(token);

if (deletions.length === 0) show('nothing');
else {
  // Out of the address bar, where others could read it; the history of this tab keeps it over a reload.
  history.replaceState({ deletion: token }, '', location.pathname);
  show('choice');
  deleteButton?.addEventListener('click', deleteSent);
  leaveButton?.addEventListener('click', () => show('choice', 'left'));
}

/**
 * @param {string} text id, study, contributor and signature with dots between, and a tilde between two deletions; or,
 *   from earlier versions, one deletion as base64url JSON
 * @returns {string[]} each deletion as JSON; none when it is no such thing
 */
function readToken(text) {
  try {
    if (!text.includes('.')) return [atob(text.replaceAll('-', '+').replaceAll('_', '/'))].filter(isDeletion);
    return text
      .split('~')
      .map((part) => part.split('.'))
      .filter((parts) => parts.length === 4)
      .map(([id, study, contributor, signature]) => JSON.stringify({ id, study, contributor, signature }));
  } catch {
    return [];
  }
}

/** @param {string} json */
function isDeletion(json) {
  const read = JSON.parse(json);
  return typeof read?.signature === 'string' && typeof read.contributor === 'string';
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
  /** @type {Answer[]} */
  const answers = [];
  for (const deletion of deletions) answers.push(await send(deletion).catch(() => 'failed'));
  const receipts = answers.filter((answer) => typeof answer === 'object');
  const has = (/** @type {string} */ state) => answers.includes(/** @type {Answer} */ (state));
  const isFailed = has('failed');
  // Where it failed, the address works again, so that it can be kept for later.
  if (isFailed) history.replaceState({ deletion: token }, '', `${location.pathname}#${token}`);
  else history.replaceState(null, '', location.pathname);
  fill(sum(receipts));
  if (isFailed) show('choice', 'failed');
  else if (receipts.length > 0) show('done', ...(has('refused') ? ['some'] : []));
  else if (has('already')) show('already', ...(has('refused') ? ['some'] : []));
  else show('refused');
  (isFailed ? deleteButton : outcome)?.focus();
}

/**
 * @typedef {Record<string, string | number>} Receipt
 * @typedef {Receipt | 'already' | 'refused' | 'failed'} Answer
 * @param {string} deletion JSON
 * @returns {Promise<Answer>} what the server says to it
 */
async function send(deletion) {
  const answer = await fetch(page?.dataset.post ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: deletion,
    credentials: 'omit',
    signal: AbortSignal.timeout(30_000),
  });
  if (answer.status === 410) return 'already';
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return 'refused';
  return answer.ok ? answer.json() : 'failed';
}

/**
 * @param {Receipt[]} receipts one of each study
 * @returns {Receipt} the counts of all together, with the numbers of all deletions
 */
function sum(receipts) {
  /** @type {Receipt} */
  const whole = {
    deletion: receipts.map(({ deletion }) => deletion).join(', '),
    day: receipts[0]?.day ?? '',
  };
  for (const name of ['observations', 'exposures', 'stories'])
    whole[name] = receipts.reduce((total, receipt) => total + Number(receipt[name]), 0);
  return whole;
}

/** Writes the receipt into the page. @param {Record<string, string | number>} receipt */
function fill(receipt) {
  const { lang } = document.documentElement;
  const day = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' });
  const count = new Intl.NumberFormat(lang);
  for (const place of page?.querySelectorAll('[data-fact]') ?? []) {
    const name = place.getAttribute('data-fact') ?? '';
    const value = receipt[name] ?? '';
    if (name === 'day') place.textContent = value === '' ? '' : day.format(new Date(value));
    else place.textContent = typeof value === 'number' ? count.format(value) : value;
  }
}
