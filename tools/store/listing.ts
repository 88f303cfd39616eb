import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build';
import { z } from 'zod';

/** Longest summary that every store takes: Chrome's, which reads it from the manifest. */
export const longestSummary = 132;

const Sentence = z.string().min(20).max(1000);

/** Words of one language for the page in a store; the name and the summary are those of the manifest. */
const ListingWords = z.strictObject({
  opening: Sentence,
  points: z.array(Sentence).length(5),
  never: Sentence,
  closing: Sentence,
});

/** What a store's page says in one language. */
export interface Listing {
  /** Name of a locale file of the extension, as `pt_BR`. */
  locale: string;
  name: string;
  summary: string;
  words: z.infer<typeof ListingWords>;
}

const inProject = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * Reads what a store's page says in one language.
 * @throws when something of it is missing
 */
export async function readListing(locale: string): Promise<Listing> {
  const messages = generateChromeMessages(
    await parseMessagesFile(inProject(`extension/locales/${locale}.yml`)),
  );
  const words = JSON.parse(await readFile(inProject(`tools/store/listings/${locale}.json`), 'utf8'));
  return {
    locale,
    name: messages.extName?.message ?? '',
    summary: messages.extDescription?.message ?? '',
    words: ListingWords.parse(words),
  };
}

/** The long description, as it is pasted into a store: plain text, benefits first. */
export function descriptionOf({ words: { opening, points, never, closing } }: Listing): string {
  return [opening, ...points.map((point) => `• ${point}`), never, closing].join('\n\n');
}
