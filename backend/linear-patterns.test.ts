import { createContext, Script } from 'node:vm';
import { expect, test } from 'vitest';
import { findPatterns } from './testing/find-patterns.ts';
import { slowTexts } from './testing/slow-texts.ts';

const mostMs = 50;
const triedLength = 1000;

/** Where the code caps the length first, and at how many characters. Everywhere else 100,000 are tried. */
const caps: [files: RegExp, length: number][] = [
  // Words of an item, an answer or a story: at most a draft's 20,000 (StoryDraft, AnswerDetail).
  [/^shared\/redact\//, 20_000],
];

const run = new Script(
  `if (pattern.global) text.replace(pattern, ''); else { pattern.lastIndex = 0; pattern.test(text); }`,
);
const context = createContext({ pattern: /a/, text: '' });

/** Processor milliseconds that a pattern takes on a text; one that does not end within seconds is ended. */
function time(pattern: RegExp, text: string): number {
  Object.assign(context, { pattern, text });
  const start = process.threadCpuUsage();
  try {
    run.runInContext(context, { timeout: 1000 });
  } catch {
    return Number.POSITIVE_INFINITY;
  }
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000;
}

/** A text of a length that a pattern is slow on, with the time, taken as the best of three; or none. */
function findSlow(pattern: RegExp, length: number): { ms: number; text: string } | undefined {
  const tried: { make: (length: number) => string; ms: number }[] = [];
  for (const make of slowTexts(pattern)) {
    const ms = time(pattern, make(triedLength));
    if (ms >= 2 * mostMs) return { ms, text: make(40) };
    tried.push({ make, ms });
  }
  for (const { make } of tried.sort((a, b) => b.ms - a.ms).slice(0, 5)) {
    const text = make(length);
    let ms = time(pattern, text);
    for (let again = 0; again < 2 && ms >= mostMs && Number.isFinite(ms); again++)
      ms = Math.min(ms, time(pattern, text));
    if (ms >= mostMs) return { ms, text: text.slice(0, 40) };
  }
  return undefined;
}

test('every regular expression of the server is fast on texts made to slow it down', async () => {
  const patterns = await findPatterns();
  expect(patterns.length).toBeGreaterThan(150);
  const slow = patterns.flatMap(({ file, pattern }) => {
    const length = caps.find(([files]) => files.test(file))?.[1] ?? 100_000;
    const slow = findSlow(pattern, length);
    return slow ? [`${file} ${pattern} takes ${slow.ms} ms on ${JSON.stringify(slow.text)}…`] : [];
  });
  expect(slow).toEqual([]);
}, 120_000);

test.each([/(a+)+$/, /^(\w+\s?)*$/, /[a-z]+@/, /-+$/])('%s would be found', (pattern) => {
  expect(findSlow(pattern, 100_000)).toBeDefined();
});
