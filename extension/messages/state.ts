import { z } from 'zod';
import { Kind } from '#shared/observations/kind.ts';
import { QueryForm } from '#shared/rules/query-form.ts';
import { SourceGroup } from '#shared/rules/source-group.ts';
import { Tried } from '#shared/rules/tried.ts';
import { defineMessage } from './message.ts';

/** Where something stands that can be agreed to. */
const standing = {
  state: z.enum(['unset', 'offered', 'granted', 'paused', 'stale', 'expired', 'withdrawn', 'declined']),
  exhibit: z.boolean().describe('A person may read single items'),
  isNew: z.boolean().describe('The person was never asked for it, or long enough ago'),
};

/** Why nothing is recorded, the weightiest reason first. `not-this-site`: the page in front is none of ours. */
export const IdleReason = z.enum([
  'ledger-damaged',
  'storage-full',
  'not-adult',
  'nothing-chosen',
  'document-changed',
  'expired',
  'stopped',
  'managed',
  'no-browser-permission',
  'paused',
  'site-off',
]);
export type IdleReason = z.infer<typeof IdleReason>;

/** What whoever manages the browser set, as the person sees it. */
export const Institution = z.strictObject({
  organisation: z.string().nullable().describe('Its name; null: it did not say'),
  offered: z.array(z.string()).nullable().describe('Sources that are offered; null: all'),
  mayLeave: z.boolean().describe('Whether anything can be sent'),
  rests: z.boolean().describe('The person donates, and that rests for as long as nothing can be sent'),
  invites: z.boolean().describe('The code of an invitation was set'),
  shortestHoldHours: z.int().nullable().describe('The least time that items wait, in hours'),
  problems: z
    .array(
      z.strictObject({
        setting: z.string(),
        why: z.enum(['unknown', 'value', 'source']),
        source: z.string().optional(),
      }),
    )
    .describe('What it set and what is not used'),
});
export type Institution = z.infer<typeof Institution>;

/** Where everything stands, for the popup and the other pages of the extension. */
export const state = defineMessage({
  name: 'state',
  from: 'extension',
  request: z.strictObject({
    front: z.literal(true).optional().describe('Also say which site the tab in front is on, for the popup'),
  }),
  response: z.strictObject({
    age: z.enum(['unknown', 'adult', 'blocked']),
    idle: IdleReason.nullable().describe('Why nothing is recorded; null: Daylight records'),
    pausedUntil: z
      .number()
      .nullable()
      .describe('When the pause of everything ends by itself; null without end. Only where idle is paused'),
    backend: z.string().describe('Origin that items are sent to'),
    study: z.strictObject({
      id: z.string(),
      state: z.enum(['unset', 'joined', 'stale', 'expired']).describe('Whether things are donated to it'),
    }),
    holdHours: z
      .number()
      .nullable()
      .describe('Hours that items wait before they leave by themselves; null: only when the person says so'),
    sources: z.array(
      z.strictObject({
        source: z.string(),
        name: z.string(),
        group: SourceGroup,
        people: z.boolean().describe('Private people publish there, too: what they post is only counted'),
        hostChoice: z
          .enum(['listed', 'any'])
          .nullable()
          .describe('Whether the person picks hosts, out of a list or also others; null: all go together'),
        hosts: z
          .array(
            z.strictObject({
              host: z.string().describe('Host pattern, e.g. `https://www.example.org/*`'),
              chosen: z.boolean(),
              permitted: z.boolean().describe('Chosen, and the browser lets us read it'),
              added: z.boolean().describe('Named by the person, and in no list of ours'),
            }),
          )
          .describe('What can be chosen, in the order of the rules, and then what was added'),
        paused: z.boolean().describe('Switched off for now, by itself'),
        kinds: z.array(
          z.strictObject({
            kind: Kind,
            ...standing,
            tried: Tried.describe('On how many of its parts of the site it was tried on real pages'),
          }),
        ),
        untried: z.array(z.string()).describe('Surfaces whose rules were never tried on a real page'),
        typed: z
          .strictObject({ forms: z.array(QueryForm).min(1), ...standing })
          .nullable()
          .describe('What the person types there, which goes along with items; null: it cannot be read'),
        permitted: z.boolean().describe('Whether the browser lets us read the site, or any that was chosen'),
        offered: z.boolean().describe('false: whoever manages the browser has switched it off'),
        stopped: z.boolean().describe('The people who run the study have stopped it, for good'),
        changed: z
          .array(
            z.strictObject({
              surface: z.string(),
              why: z
                .enum(['unread', 'incomplete'])
                .describe('Not read at all, or hardly; or its items lack more than before'),
              isHelped: z.boolean().describe('The person sent, or is sending, how it is built now'),
            }),
          )
          .describe('Parts of the site that look changed, so that they are not recorded, or not whole'),
      }),
    ),
    site: z
      .string()
      .nullable()
      .describe('Source of the tab in front; null: none that the person switched on'),
    today: z.array(z.strictObject({ kind: Kind, n: z.int() })).describe('Items kept today (UTC), by kind'),
    waiting: z.int().describe('Items to look through'),
    nextDueAt: z.number().nullable().describe('When the first of them leaves by itself, ms since 1970'),
    queued: z.int().describe('Items approved or on their way'),
    sent: z.int().describe('Items that the server has given a receipt for'),
    kept: z.int().describe('Items that stay on this device'),
    stories: z.strictObject({ drafts: z.int(), sent: z.int() }),
    refused: z.array(z.string()).describe('Codes of what the server does not take'),
    invite: z
      .enum(['wanted', 'refused', 'trying'])
      .nullable()
      .describe(
        'Nothing is sent: the study asks for an invitation, did not take the code that was entered, or has not answered it yet',
      ),
    institution: Institution.nullable().describe('What whoever manages the browser set; null: nothing'),
    newStudies: z.int().describe('Open studies with an end that the person has not looked at'),
    deleting: z.int().describe('Deletions that the server has not confirmed yet'),
  }),
});
export type StateAnswer = z.infer<typeof state.response>;
export type SourceState = StateAnswer['sources'][number];
