import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { describe, expect, test } from 'vitest';

const folder = new URL('./', import.meta.url);

/** Every text of a locale, by the name that the browser knows it by (`popup_off`). */
async function textsOf(file: string): Promise<Map<string, string>> {
  const messages = generateChromeMessages(await parseMessagesFile(fileURLToPath(new URL(file, folder))));
  return new Map(Object.entries(messages).map(([key, { message }]) => [key, message]));
}

const placeholders = (text: string) => [...new Set(text.match(/\$\d/g) ?? [])].sort();
const english = await textsOf('en.yml');
const others = ['ar', 'de', 'es', 'fr', 'it', 'nl', 'pl', 'pt_BR'];

/** Texts that are the same word in other languages, or a name. */
const mayStayEnglish = /^(extName|language_|.*(documentTitle|counted)$)/;

test('there is a file for each of the nine languages, and no other', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yml'));
  expect(files.sort()).toEqual([...others, 'en'].map((name) => `${name}.yml`).sort());
});

test('every key is one that browsers take', () => {
  for (const key of english.keys()) expect(key).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/);
});

test('no text relies on plural forms that not every language has', () => {
  expect(
    [...english.keys()].filter((key) => key.endsWith('_plural') || english.get(key)?.includes(' | ')),
  ).toEqual([]);
});

describe.each(others)('%s', async (locale) => {
  const texts = await textsOf(`${locale}.yml`);

  test('has every text, and none that English has not, in the same order', () => {
    expect([...texts.keys()]).toEqual([...english.keys()]);
  });

  test('leaves no text empty, and keeps every placeholder', () => {
    const wrong = [...english].filter(([key, text]) => {
      const own = texts.get(key) ?? '';
      return own.trim() === '' || `${placeholders(own)}` !== `${placeholders(text)}`;
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test('has next to no text in English', () => {
    const same = [...english].filter(([key, text]) => !mayStayEnglish.test(key) && texts.get(key) === text);
    const sentences = same.filter(([, text]) => (text.match(/\p{L}{2,}/gu) ?? []).length > 3);
    expect(sentences.map(([key]) => key)).toEqual([]);
    expect(same.length).toBeLessThan(english.size * 0.04);
  });

  test('says its own language and direction, and fits the stores', () => {
    expect(texts.get('language_tag')).toBe(locale.replace('_', '-'));
    expect(texts.get('language_direction')).toBe(locale === 'ar' ? 'rtl' : 'ltr');
    expect(texts.get('extDescription')?.length).toBeLessThanOrEqual(132);
  });
});
