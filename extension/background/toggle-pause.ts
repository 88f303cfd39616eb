import { pause } from '../messages/pause.ts';
import { resume } from '../messages/resume.ts';
import type { Router } from '../messages/router.ts';
import { state } from '../messages/state.ts';

/** As the popup would do it: what is paused goes on, anything else rests for an hour. */
export async function togglePause(router: Router): Promise<void> {
  const asPopup = { sender: 'extension' } as const;
  const { idle } = state.response.parse(await router.answer({ name: state.name, body: {} }, asPopup));
  const change =
    idle === 'paused'
      ? { name: resume.name, body: { source: null } }
      : { name: pause.name, body: { source: null, until: 'hour' } };
  await router.answer(change, asPopup);
}
