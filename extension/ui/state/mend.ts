import type { StateAnswer } from '../../messages/state.ts';
import type { Surroundings } from '../surroundings.ts';
import { type Mend, pausedSources } from './describe-state.ts';

/** Does what the button of a state promises. */
export async function carryOut(mend: Mend, state: StateAnswer, { ask, open }: Surroundings): Promise<void> {
  if (mend.does === 'open') return open(mend.page);
  // Loaded when it is needed: the popup opens sooner without the schemas.
  const { resume } = await import('../../messages/resume.ts');
  if (mend.does === 'go-on') {
    await ask(resume, { source: null });
    return;
  }
  for (const source of pausedSources(state)) await ask(resume, { source });
}
