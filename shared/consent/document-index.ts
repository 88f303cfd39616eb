import { z } from 'zod';
import { ConsentDocument } from './document.ts';

/** Which consent documents there are: one entry a file, with its hash. Ships with the extension. */
export const DocumentEntry = z.strictObject({
  version: ConsentDocument.shape.version,
  locale: ConsentDocument.shape.locale,
  material: ConsentDocument.shape.material,
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type DocumentEntry = z.infer<typeof DocumentEntry>;

/**
 * Hashes of the documents under which a grant still holds: those of the last version that changed something material,
 * and of every later one, in every language.
 */
export function documentsInForce(index: readonly DocumentEntry[]): ReadonlySet<string> {
  const lastMaterial = Math.max(0, ...index.filter((entry) => entry.material).map((entry) => entry.version));
  return new Set(index.filter((entry) => entry.version >= lastMaterial).map((entry) => entry.hash));
}

/** The newest document in a person's language; in English where there is none. Locale as `pt-BR` or `pt_BR`. */
export function documentFor(index: readonly DocumentEntry[], locale: string): DocumentEntry | undefined {
  const newest = Math.max(0, ...index.map((entry) => entry.version));
  const current = index.filter((entry) => entry.version === newest);
  const wanted = locale.replace('_', '-');
  return (
    current.find((entry) => entry.locale === wanted) ??
    current.find((entry) => entry.locale.split('-')[0] === wanted.split('-')[0]) ??
    current.find((entry) => entry.locale === 'en')
  );
}
