import { z } from 'zod';
import { ConsentDocument } from '#shared/consent/document.ts';
import { DocumentEntry, documentFor } from '#shared/consent/document-index.ts';
import type { Outside } from '../platform/outside.ts';

/** Reads which consent documents ship with the extension. */
export async function loadDocuments(outside: Pick<Outside, 'readFile'>): Promise<DocumentEntry[]> {
  return z.array(DocumentEntry).parse(JSON.parse(await outside.readFile('consent/index.json')));
}

/** Reads the newest document in a person's language. */
export async function readDocument(
  outside: Pick<Outside, 'readFile'>,
  documents: readonly DocumentEntry[],
  locale: string,
): Promise<{ document: ConsentDocument; hash: string }> {
  const entry = documentFor(documents, locale);
  if (!entry) throw new Error('No consent document ships with this version');
  const text = await outside.readFile(`consent/${entry.version}.${entry.locale}.json`);
  return { document: ConsentDocument.parse(JSON.parse(text)), hash: entry.hash };
}
