import { z } from 'zod';
import { defineMessage } from './message.ts';

/** Everything that is kept here can be exported, table by table. Keys are not: they cannot be read out. */
export const ExportTable = z.enum([
  'observations',
  'exposures',
  'discards',
  'ledger',
  'stories',
  'structures',
  'marks',
  'receipts',
  'deletions',
  'outbox',
  'pages',
  'shares',
  'studies',
]);
export type ExportTable = z.infer<typeof ExportTable>;

/** Rows of a table as they stand, some at a time. */
export const exportRows = defineMessage({
  name: 'export-rows',
  from: 'extension',
  request: z.strictObject({ table: ExportTable, offset: z.int().min(0), limit: z.int().min(1).max(1000) }),
  response: z.strictObject({ rows: z.array(z.record(z.string(), z.unknown())), total: z.int() }),
});
