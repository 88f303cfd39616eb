import { fileURLToPath } from 'node:url';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';

/**
 * The words that volunteers read, by the names that the browser knows them by (`category_other`).
 * @param locale as its file is called, e.g. `pt_BR`
 */
export async function readWords(locale = 'en'): Promise<Map<string, string>> {
  const file = fileURLToPath(new URL(`../../extension/locales/${locale}.yml`, import.meta.url));
  const messages = generateChromeMessages(await parseMessagesFile(file));
  return new Map(Object.entries(messages).map(([name, { message }]) => [name, message]));
}
