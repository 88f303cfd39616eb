import { describe, expect, test } from 'vitest';
import { findPersonal, longestText, redactText } from './redact-text.ts';
import { regionsOf } from './regions-of.ts';
import { personalKinds } from './span.ts';
import { corpus } from './testing/corpus.ts';
import { bestOf, hostileTexts } from './testing/hostile.ts';
import { languages } from './testing/languages.ts';
import { measure } from './testing/measure.ts';

const snippets = corpus(1_000, 2_026);
const percent = (share: number) => `${(share * 100).toFixed(2)} %`;

describe('in 1,000 snippets of five languages', () => {
  const { recall, falseAlarms, mistakes } = measure(snippets);
  process.stderr.write(
    `recall: ${personalKinds.map((kind) => `${kind} ${percent(recall[kind])}`).join(', ')}; false alarms: ${percent(falseAlarms)}\n`,
  );

  test.each(personalKinds)('at least 99 % of each kind are found: %s', (kind) => {
    expect(
      snippets.flatMap(({ planted }) => planted).filter((span) => span.kind === kind).length,
    ).toBeGreaterThan(100);
    expect(recall[kind], mistakes.join('\n')).toBeGreaterThanOrEqual(0.99);
  });

  test('at most 2 % are hit for nothing', () => {
    expect(snippets.filter(({ planted }) => planted.length === 0).length).toBeGreaterThan(300);
    expect(falseAlarms, mistakes.join('\n')).toBeLessThanOrEqual(0.02);
  });

  test('a second redaction finds nothing', () => {
    for (const { text, language } of snippets) {
      const once = redactText(text, regionsOf(language));
      expect(redactText(once.text, regionsOf(language))).toEqual({
        text: once.text,
        spans: [],
        tooLong: false,
      });
    }
  });
});

test('a hostile text of 8,000 characters takes less than 200 ms', () => {
  let slowest = { piece: '', took: 0 };
  for (const language of languages)
    for (const { piece, text } of hostileTexts(longestText)) {
      const took = bestOf(3, () => findPersonal(text, regionsOf(language)));
      if (took > slowest.took) slowest = { piece, took };
      expect(took, JSON.stringify(piece)).toBeLessThan(200);
    }
  process.stderr.write(
    `slowest hostile text: ${JSON.stringify(slowest.piece)}, ${slowest.took.toFixed(1)} ms\n`,
  );
});

test('a hostile text is redacted for good at the first time', () => {
  for (const { piece, text } of hostileTexts(longestText)) {
    const once = redactText(text, ['DE', 'US']);
    expect(redactText(once.text, ['DE', 'US']).spans, JSON.stringify(piece)).toEqual([]);
  }
});
