import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { aRulesSigner, aStopList } from '../../backend/rules/testing/a-signed-pack.ts';
import { decideNow } from './decide-now.ts';
import { hearStopList, obeyStopList } from './obey-stop-list.ts';
import { ABackground } from './testing/a-background.ts';
import { ARulesServer } from './testing/a-rules-server.ts';
import { updateRules } from './update-rules.ts';

let server: ARulesServer;
let background: ABackground;
beforeEach(async () => {
  server = await new ARulesServer().start();
  background = new ABackground(server.url, [], { rulesKey: server.signer.publicKey });
});
afterEach(async () => {
  await background.dispose();
  await server.stop();
});

const list = (stopped: string[] | null, sequence: number) => aStopList(server.signer, stopped, sequence);
async function hear(claimed: unknown): Promise<void> {
  await hearStopList(background.deps, claimed);
  await obeyStopList(background.deps, background.uploader);
}
const stopped = async () => (await decideNow(background.deps)).state.stopped;
const stops = async () =>
  (await background.deps.database.ledger.toArray()).flatMap(({ change }) =>
    change.type === 'remotely-stopped' ? [change.sources] : [],
  );

test('a site that the server says to stop is recorded no more, and nothing of it leaves', async () => {
  server.published.publishStopList(list(['youtube'], 1));
  await background.agree({ holdHours: 0 });
  await background.observe();
  await updateRules(background.deps, background.uploader);
  expect(await background.ask('state')).toMatchObject({ idle: 'stopped' });
  expect(background.outside).toMatchObject({ observing: [], stops: 1 });
  expect(await background.observe()).toEqual({ keep: false });
  await background.uploader.run();
  expect(await background.deps.database.outbox.count()).toBe(0);
  expect(await background.statuses(), 'what is here stays here').toEqual(['approved']);
  background.pass(7);
  server.takeAsked();
  await updateRules(background.deps, background.uploader);
  expect(server.asked, 'and with nothing left to record, nobody is asked any more').toEqual([]);
});

test('a stop of everything also holds stories and what is on its way', async () => {
  await background.agree({ holdHours: 0 });
  await background.observe();
  await background.uploader.run();
  await hear(list(null, 1));
  const { decide } = await decideNow(background.deps);
  expect(decide.study()).toEqual({ allowed: false, why: 'stopped' });
  expect(await stopped()).toBeNull();
});

test('a list that names fewer than before starts nothing again, and what is agreed to anew stays stopped', async () => {
  await background.agree();
  await hear(list(['youtube', 'bing'], 1));
  await hear(list([], 2));
  expect(await stopped()).toEqual(new Set(['youtube', 'bing']));
  await background.agree();
  expect(await background.observe()).toEqual({ keep: false });
});

test('a list that is heard again writes nothing more', async () => {
  await background.agree();
  for (let i = 0; i < 3; i++) await hear(list(['youtube'], 1));
  await hear(list(['bing', 'youtube'], 2));
  await hear(list(null, 3));
  await hear(list(['google'], 4));
  expect(await stops()).toEqual([['youtube'], ['bing'], null]);
});

test('a list older than the one seen last is not heard', async () => {
  await background.agree();
  await hear(list([], 5));
  await hear(list(['youtube'], 4));
  expect(await stops()).toEqual([]);
});

test('a ledger that began anew learns of a stop without the server', async () => {
  await background.agree();
  await hear(list(['youtube'], 1));
  const { database } = background.deps;
  await database.ledger.clear();
  await background.agree();
  await obeyStopList(background.deps, background.uploader);
  expect(await background.observe()).toEqual({ keep: false });
});

test('what somebody else has signed stops nothing, and neither does a list by which one byte was changed', async () => {
  await background.agree();
  await hear(aStopList(aRulesSigner(), null));
  await hear({ ...list(['bing'], 1), stopped: ['youtube'] });
  await hear({ ...list(['bing'], 1), stopped: null });
  const bytes = new TextEncoder().encode(JSON.stringify(list(['youtube'], 1)));
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: bytes.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (place, flip) => {
        const changed = Uint8Array.from(bytes);
        changed[place] = (changed[place] ?? 0) ^ flip;
        await hearStopList(background.deps, parse(new TextDecoder().decode(changed)));
        expect(await background.deps.database.memos.get('stop-list')).toBeUndefined();
      },
    ),
    { numRuns: 2000 },
  );
  expect(await stops()).toEqual([]);
});

test('a build without a key for rules hears no list', async () => {
  const other = new ABackground();
  await other.agree();
  await hearStopList(other.deps, list(null, 1));
  await obeyStopList(other.deps, other.uploader);
  expect((await decideNow(other.deps)).state.stopped).toEqual(new Set());
  await other.dispose();
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
