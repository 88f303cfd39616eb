import { fieldWords } from '#shared/studies/field-words.ts';

const wanted = /^(language_(tag|direction)|kind_|site_|studies_(paper_|join$))/;
const fields: ReadonlySet<string> = new Set(Object.values(fieldWords).map((field) => `item_field_${field}`));

/**
 * backend/cli/study/paper-words.json: the words of the extension that the preview of a study needs, by language.
 * @param words of each language, by the names that the browser knows them by
 */
export function paperWords(words: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  const chosen = [...words].map(([locale, texts]) => [
    locale.replace('_', '-'),
    Object.fromEntries([...texts].filter(([name]) => wanted.test(name) || fields.has(name))),
  ]);
  return `${JSON.stringify(Object.fromEntries(chosen), null, 2)}\n`;
}
