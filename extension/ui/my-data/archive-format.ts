import { z } from 'zod';
import type { ExportTable } from '../../messages/export-rows.ts';

/** Version of the export's layout. A new one only where an older Daylight could not read it. */
export const archiveVersion = 1;

/** The file of each table. Each is a JSON array, one row a line. */
export const tableFiles = {
  observations: 'observations.json',
  stories: 'stories.json',
  structures: 'structures.json',
  marks: 'marks.json',
  ledger: 'consent-ledger.json',
  receipts: 'receipts.json',
  deletions: 'deletions.json',
  exposures: 'exposures.json',
  discards: 'discards.json',
  outbox: 'outbox.json',
  pages: 'pages.json',
  shares: 'shares.json',
  studies: 'studies.json',
} as const satisfies Record<ExportTable, string>;

/** The other files of an export. */
export const otherFiles = {
  readme: 'README.txt',
  csv: 'observations.csv',
  manifest: 'manifest.json',
} as const;

/** Every name that a file in an export can have. */
export const archiveNames: ReadonlySet<string> = new Set([
  ...Object.values(tableFiles),
  ...Object.values(otherFiles),
]);

const count = z.int().min(0);

/** What an export says of itself: which it is, and how many rows there are. */
export const Manifest = z.object({
  format: z.literal('daylight-export'),
  version: z.int().min(1),
  counts: z.object({ observations: count, stories: count }).catchall(count),
});
export type Manifest = z.infer<typeof Manifest>;

/** Bounds of what is taken back. Sizes in bytes. */
export const importLimits = {
  file: 200 * 1024 * 1024,
  unpacked: 1024 * 1024 * 1024,
  /** Largest share of unpacked to packed: what people were shown does not shrink further. */
  ratio: 50,
  entries: 50,
  directory: 64 * 1024,
  rows: 1_000_000,
} as const;
