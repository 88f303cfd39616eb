import { expect, test } from 'vitest';
import { killAgainAndAgain } from './kill-loop.ts';

test('100 times kill -9 under load, of servers on both engines and of PostgreSQL: nothing acknowledged is lost, nothing is there in part', async () => {
  const [postgres, embedded] = await Promise.all([
    killAgainAndAgain({ engine: 'postgres', kills: 92, seed: 1, databaseEvery: 10 }),
    killAgainAndAgain({ engine: 'embedded', kills: 8, seed: 2, databaseEvery: 0 }),
  ]);
  const whole = { lost: 0, partial: 0, refused: 0 };
  expect(postgres).toMatchObject({ ...whole, kills: 83, databaseKills: 9 });
  expect(embedded).toMatchObject({ ...whole, kills: 8 });
  expect(postgres.acknowledged).toBeGreaterThan(184);
  expect(embedded.acknowledged).toBeGreaterThan(16);
}, 300_000);
