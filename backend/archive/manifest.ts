import { z } from 'zod';
import { Day } from '#shared/observations/fields.ts';

/** Highest version of the archive format that is read. Higher ones are refused. */
export const archiveFormat = 2;

/** Version of an archive by whether it is encrypted: versions of Daylight that read none say so, and name no damage. */
export function formatOf(isSealed: boolean): number {
  return isSealed ? 2 : 1;
}

/** Names inside an archive's folder. */
export const archiveNames = {
  manifest: 'manifest.json',
  sums: 'SHA256SUMS',
  tables: 'tables',
  files: 'files',
  keys: 'keys',
};

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** One table of an archive: `tables/<name>.ndjson.gz`, a JSON object a row, every value as PostgreSQL writes it. */
const ArchivedTable = z.strictObject({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.int().min(0),
  sha256: Sha256.describe('Of the lines before compression: the same for the same rows on every engine'),
});
export type ArchivedTable = z.infer<typeof ArchivedTable>;

/** What an archive says of itself, in `manifest.json`. */
export const ArchiveManifest = z.strictObject({
  format: z.int().min(1),
  day: Day.describe('Day on which it was made, in UTC'),
  engine: z.enum(['embedded', 'postgres']),
  migrations: z.array(z.string()).min(1).describe('Migrations that the database had, in their order'),
  contentKey: z.string().describe('Fingerprint of the key that bodies are encrypted with'),
  receiptKey: z.string().describe('Public key that receipts are signed with: raw Ed25519, base64url'),
  tables: z.array(ArchivedTable),
  keys: z.array(z.string()).describe('Key files that it holds; none in a backup'),
  sealedWith: z
    .string()
    .optional()
    .describe('Fingerprint of the key that everything but this manifest and SHA256SUMS is encrypted with'),
});
export type ArchiveManifest = z.infer<typeof ArchiveManifest>;
