import { z } from 'zod';
import { Kind } from '#shared/observations/kind.ts';
import { Study } from '#shared/studies/study.ts';
import { defineMessage } from './message.ts';

/** A study with an end, as the person may decide on it. */
const ListedStudy = z.strictObject({
  study: Study,
  digest: z.string().describe('What a grant for it points to'),
  state: z.enum(['coming', 'open', 'over']),
  joined: z
    .strictObject({
      isCurrent: z
        .boolean()
        .describe('false: it has changed since, or a year is over, and gets nothing until agreed to anew'),
      arm: z.string().nullable().describe('Group that was drawn'),
    })
    .nullable()
    .describe('null: the person does not take part'),
  waiting: z.int().describe('Items that are on their way to it'),
  sent: z.int().describe('Items in its receipts'),
  holds: z.boolean().describe('The server may hold something of this device for it'),
  deleting: z.boolean().describe('Everything sent to it is being deleted'),
  off: z
    .array(z.strictObject({ source: z.string(), kind: Kind }))
    .describe('What it asks for and the person has not switched on'),
});
export type ListedStudy = z.infer<typeof ListedStudy>;

/** The studies with an end that there are, open ones first. Whoever asks has seen them. */
export const studies = defineMessage({
  name: 'studies',
  from: 'extension',
  request: z.strictObject({}),
  response: z.strictObject({
    studies: z.array(ListedStudy),
    donates: z.boolean().describe('Only who donates can take part'),
    sites: z.record(z.string(), z.string()).describe('Names of the sites, by source'),
  }),
});
export type StudiesAnswer = z.infer<typeof studies.response>;
