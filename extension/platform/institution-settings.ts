import { browser } from './browser.ts';

/** How long an answer counts, in milliseconds: asking takes longer than all the rest of a decision, and many come at once. */
const countsFor = 1000;

let asked: { at: number; answer: Promise<unknown> } | undefined;

/** What an institution set for this browser, no older than a second, and anew at once when that changes. */
export function institutionSettings(): Promise<unknown> {
  const now = performance.now();
  if (!asked || now - asked.at > countsFor) asked = { at: now, answer: ask() };
  return asked.answer;
}

/**
 * Calls whenever an institution sets something else, where the browser tells: Safari has no such storage, and in Firefox
 * nothing changes while it runs. Must be called at once when the background starts: the change may be what started it.
 */
export function onInstitutionChange(obey: () => Promise<void>): void {
  browser.storage?.onChanged.addListener(async (_, area) => {
    if (area !== 'managed') return;
    asked = undefined;
    await obey();
  });
}

async function ask(): Promise<unknown> {
  // Safari and Firefox for Android have no such storage; Firefox rejects the question where nobody set anything.
  return (await browser.storage?.managed?.get().catch(() => undefined)) ?? {};
}
