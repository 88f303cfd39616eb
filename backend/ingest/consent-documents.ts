import { readdirSync, readFileSync } from 'node:fs';
import { ConsentDocument, documentHash } from '#shared/consent/document.ts';

const folder = new URL('../../shared/consent/documents/', import.meta.url);

/** Hashes of every consent document that was ever shown: what a batch may point to. */
export async function consentDocumentHashes(): Promise<ReadonlySet<string>> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const hashes = files.map((name) =>
    documentHash(ConsentDocument.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))),
  );
  return new Set(await Promise.all(hashes));
}
