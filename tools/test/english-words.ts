// What `#i18n` stands for in unit tests, where no browser has loaded a language: the very words of the English locale.
import { join } from 'node:path';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';

const english = join(import.meta.dirname, '../../extension/locales/en.yml');
const messages = generateChromeMessages(await parseMessagesFile(english));

/** The words of the extension, in English. */
export const i18n = {
  /** A text by its name, with what stands for $1, $2 and so on. Throws where there is none of that name. */
  t(name: string, values: readonly string[] = []): string {
    const text = messages[name.replaceAll('.', '_')]?.message;
    if (text === undefined) throw new Error(`There is no text of the name ${name}`);
    return text.replaceAll(/\$(\d)/g, (_, place: string) => values[Number(place) - 1] ?? '');
  },
};
