import { z } from 'zod';
import { ScopeKind } from '#shared/consent/scope.ts';
import { SourceId } from '#shared/observations/fields.ts';
import { HostPattern } from '#shared/rules/hosts.ts';
import { defineMessage } from './message.ts';

/**
 * The person has chosen, all in one view: exactly these sites and kinds, with what they type or (without the kind
 * `query`) not, read singly or not, donated or kept. What was on before and is not chosen now is withdrawn. Sites that
 * the browser does not permit are left out of the answer.
 */
export const agree = defineMessage({
  name: 'agree',
  from: 'extension',
  request: z.strictObject({
    choices: z
      .array(
        z.strictObject({
          source: SourceId,
          kinds: z.array(ScopeKind).min(1).max(10),
          hosts: z
            .array(HostPattern)
            .max(300)
            .optional()
            .describe('All hosts that are chosen, of a source that leaves a choice'),
        }),
      )
      .min(1)
      .max(100),
    exhibit: z.boolean().describe('People of the study may read single items'),
    donate: z.boolean().describe('Take part in the study; false: everything stays on this device'),
    holdHours: z.int().min(0).max(72).nullable().describe('null: nothing leaves before the person says so'),
    document: z.string().describe('Hash of the document that was on the screen'),
    locale: z.string().max(20),
    adult: z.literal(true).describe('The person has said that they are 18 or older'),
  }),
  response: z.strictObject({
    outcome: z.enum(['agreed', 'not-permitted', 'document-changed', 'blocked']),
  }),
});
export type Choices = z.input<typeof agree.request>;
