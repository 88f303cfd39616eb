import { fileURLToPath } from 'node:url';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';

/** The English words that volunteers read, by the names that the browser knows them by (`category_other`). */
export async function readWords(): Promise<Map<string, string>> {
  const file = fileURLToPath(new URL('../../extension/locales/en.yml', import.meta.url));
  const messages = generateChromeMessages(await parseMessagesFile(file));
  return new Map(Object.entries(messages).map(([name, { message }]) => [name, message]));
}
