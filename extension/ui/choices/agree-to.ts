import type { z } from 'zod';
import { agree } from '../../messages/agree.ts';
import type { ConsentTextAnswer } from '../../messages/consent-text.ts';
import type { SourceState } from '../../messages/state.ts';
import type { Surroundings } from '../surroundings.ts';
import { accessFor } from './access.ts';
import { agreementOf, type Selection } from './selection.ts';

/** What came of agreeing. `failed`: no answer, so it is not known. */
export type Outcome = z.infer<typeof agree.response>['outcome'] | 'failed';

/**
 * Has the browser ask, and then agrees. The browser is asked within this very call, before anything is awaited; where the
 * person does not allow it, nothing is agreed to.
 */
export async function agreeTo(
  { ask, requestAccess }: Surroundings,
  chosen: { selection: Selection; sources: readonly SourceState[]; text: ConsentTextAnswer },
): Promise<Outcome> {
  const { selection, sources, text } = chosen;
  const { hosts, categories } = accessFor(selection, sources);
  const permitted = await requestAccess(hosts, categories).catch(() => false);
  if (!permitted) return 'not-permitted';
  const agreement = agreementOf(selection, sources, {
    document: text.hash,
    locale: text.document.locale,
  });
  const answer = await ask(agree, agreement).catch(() => undefined);
  return answer?.outcome ?? 'failed';
}
