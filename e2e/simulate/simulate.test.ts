import { expect, test } from 'vitest';
import { networkAsk } from './ask.ts';
import { simulateWithKills } from './own-backend.ts';

test.each(['embedded', 'postgres'] as const)(
  'a backend on the %s engine that is killed with -9 loses and doubles nothing that it acknowledged',
  async (engine) => {
    const result = await simulateWithKills({
      ...{ engine, kills: 2, volunteers: 40, days: 2, seed: 1, concurrency: 8, study: 'simulation' },
    });
    expect(result).toMatchObject({ kills: 2, lost: 0, doubled: 0, batches: 80 });
    expect(result.rows).toEqual({ batches: 80, observations: result.observations, repeated: 0 });
    expect(result.retries).toBeGreaterThan(0);
  },
  180_000,
);

test('a refusal that trying again cannot mend ends the asking at once', async () => {
  const record = { latencies: [], retries: 0 };
  const ask = networkAsk(record);
  const { createServer } = await import('node:http');
  const server = createServer((_, answer) => answer.writeHead(422).end('no'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
  await expect(ask(async () => new Request(url))).rejects.toThrow('422 no');
  expect(record.retries).toBe(0);
  server.close();
});
