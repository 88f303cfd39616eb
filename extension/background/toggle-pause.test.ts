import { afterEach, beforeEach, expect, test } from 'vitest';
import { ABackground } from './testing/a-background.ts';
import { togglePause } from './toggle-pause.ts';

let background: ABackground;
beforeEach(() => {
  background = new ABackground();
});
afterEach(() => background.dispose());

test('the same key pauses for an hour, and ends the pause', async () => {
  await background.agree();
  await togglePause(background.router);
  expect(await background.ask('state')).toMatchObject({ idle: 'paused', pausedUntil: expect.any(Number) });
  background.pass(1.1);
  expect(await background.ask('state'), 'an hour is over').toMatchObject({ idle: null });
  await togglePause(background.router);
  await togglePause(background.router);
  expect(await background.ask('state')).toMatchObject({ idle: null });
  expect(background.outside).toMatchObject({ shown: 'recording' });
});
