import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPersonal, longestText, marks, redactText } from './redact-text.ts';
import { corpus } from './testing/corpus.ts';

const someText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...corpus(60, 7).map(({ text }) => text)),
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '0171',
        '+49',
        '@',
        'jo@example.com',
        'tel',
        '[',
        ']',
        ' ',
        'PL 61 1090 1014 0000 0712 1981 2874',
        'at]',
        '-',
        '/',
        '(',
        '555-555-0199',
        '4111',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

test('each hit is replaced by its mark, and nothing else changes', () => {
  const text = 'Jo (jo@example.com, 030 1234567) pays 4111 1111 1111 1111 or de89370400440532013000.';
  expect(redactText(text, ['DE'])).toEqual({
    text: 'Jo ([email], [phone]) pays [card] or [iban].',
    spans: findPersonal(text, ['DE']),
    tooLong: false,
  });
  expect(findPersonal(text, ['DE']).map(({ start, end }) => text.slice(start, end))).toEqual([
    'jo@example.com',
    '030 1234567',
    '4111 1111 1111 1111',
    'de89370400440532013000',
  ]);
});

test('what is highlighted is what is replaced; highlights are sorted and never overlap', () => {
  fc.assert(
    fc.property(someText, (text) => {
      const { text: redacted, spans, tooLong } = redactText(text, ['DE', 'US']);
      fc.pre(!tooLong);
      expect(spans).toEqual(findPersonal(text, ['DE', 'US']));
      let at = 0;
      let rebuilt = '';
      for (const { start, end, kind } of spans) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        rebuilt += text.slice(at, start) + marks[kind];
        at = end;
      }
      expect(redacted).toBe(rebuilt + text.slice(at));
    }),
  );
});

test('a second redaction finds nothing', () => {
  fc.assert(
    fc.property(someText, (text) => {
      const once = redactText(text, ['DE', 'US']).text;
      expect(redactText(once, ['DE', 'US']).text).toBe(once);
    }),
    { numRuns: 2_000 },
  );
});

test('well-formed text stays well-formed, and never gets longer than allowed', () => {
  fc.assert(
    fc.property(someText, fc.integer({ min: 0, max: 60 }), (text, longest) => {
      fc.pre(text.isWellFormed());
      const redacted = redactText(text, ['DE'], longest);
      expect(redacted.text.isWellFormed()).toBe(true);
      expect(redacted.text.length).toBeLessThanOrEqual(longest);
    }),
  );
});

test('a text that is too long is cut and says so, and no emoji is cut in two', () => {
  const redacted = redactText(`${'x'.repeat(longestText - 1)}😀`, []);
  expect(redacted).toEqual({ text: 'x'.repeat(longestText - 1), spans: [], tooLong: true });
  expect(redactText('x'.repeat(longestText), []).tooLong).toBe(false);
});

test('a hit that lies across the cut does not leave its first half behind', () => {
  const text = `${'x '.repeat(longestText / 2 - 3)}jo@example.com`;
  expect(redactText(text, []).text).toBe('x '.repeat(longestText / 2 - 3));
  expect(findPersonal(text, [])).toEqual([]);
});

test('digits of other scripts, letters in costume and invisible signs hide nothing', () => {
  expect(redactText('اتصل على ٠١٠١٢٣٤٥٦٧٨ الآن', ['EG', 'SA']).text).toBe('اتصل على [phone] الآن');
  expect(redactText('رقم ۰۳۰ ۱۲۳۴۵۶۷', ['DE']).text).toBe('رقم [phone]');
  expect(redactText('\u202a+966 50 123 4567\u202c', ['SA']).text).toBe('\u202a[phone]\u202c');
  expect(redactText('𝗷𝗼@𝗲𝘅𝗮𝗺𝗽𝗹𝗲.𝗰𝗼𝗺 ｊｏ＠ｅｘａｍｐｌｅ．ｃｏｍ jo\u200b@exam\u00adple.com', []).text).toBe(
    '[email] [email] [email]',
  );
  expect(redactText('0️⃣3️⃣0️⃣ 1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣', ['DE']).text).toBe('[phone]');
});
