import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aRulesSigner, aSignedPack } from '../../backend/rules/testing/a-signed-pack.ts';
import { chooseRules } from './choose-rules.ts';
import { ABackground, aPack, aReport } from './testing/a-background.ts';
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

const update = () => updateRules(background.deps, background.uploader);
const inUse = () => background.deps.rules.get('youtube')?.version;
const pack = (version: number, change: object = {}) => ({ ...aPack, version, ...change });
const publish = (version: number, change: object = {}, envelope: object = {}) =>
  server.published.publishPack(aSignedPack(server.signer, pack(version, change), envelope));
const page = { sender: 'page', url: new URL('https://www.youtube.com/') } as const;
const open = () => background.router.answer({ name: 'page-opened', body: {} }, page);
const looked = ['/v1/rules/stop', '/v1/rules'];

test('newer rules are taken, and the next page is read by them', async () => {
  publish(5, { surfaces: [{ ...aPack.surfaces[0], container: ['#new-home'] }] });
  await background.agree();
  expect(await update()).toEqual({ taken: ['youtube'], refused: {} });
  expect(await open()).toMatchObject({
    observe: true,
    pack: { version: 5, surfaces: [{ container: ['#new-home'] }] },
  });
  await background.observe({ ...aReport(), rules: 'youtube@5' });
  expect((await background.deps.database.observations.toArray())[0]?.observation.rules).toBe('youtube@5');
});

test('an observer that was on the page before goes on with its rules, and says truly by which', async () => {
  publish(5);
  await background.agree();
  await update();
  await background.observe({ ...aReport(), rules: 'youtube@1' });
  await background.observe({ ...aReport(), rules: 'youtube@6' });
  await background.observe({ ...aReport(), rules: 'bing@2' });
  const { observations, exposures } = background.deps.database;
  const expected = ['youtube@1', 'youtube@5', 'youtube@5'];
  expect((await observations.toArray()).map((row) => row.observation.rules).sort()).toEqual(expected);
  expect((await exposures.toArray()).map((row) => row.rules).sort()).toEqual(expected);
});

describe('nobody is asked', () => {
  beforeEach(() => publish(5));

  test('before anything was agreed to', async () => {
    await update();
    await background.ask('decline');
    await update();
    expect(server.asked).toEqual([]);
  });

  test('for somebody who keeps everything on their computer', async () => {
    await background.agree({ donate: false });
    await update();
    expect(server.asked).toEqual([]);
  });

  test('for somebody who tells stories and has switched no site on', async () => {
    const { id } = (await background.ask('start-story')) as { id: string };
    const draft = { category: 'other', severity: 'none', text: 'Hello', audience: 'public' };
    await background.ask('save-story', { id, draft: { ...draft, observations: [], removed: 0, trail: [] } });
    await background.ask('send-story', { id, shown: 'Hello', document: 'a'.repeat(64), adult: true });
    await background.uploader.halt();
    server.takeAsked();
    await update();
    expect(server.asked).toEqual([]);
  });

  test('after everything was withdrawn, during a pause, and when the permission was taken away', async () => {
    await background.agree();
    await background.ask('pause', { source: null, until: 'resumed' });
    await update();
    await background.ask('resume', { source: null });
    background.outside.permitted.clear();
    await update();
    await background.ask('withdraw', { source: null, deleteSent: false });
    await update();
    expect(server.asked).toEqual([]);
  });

  test('any further, when everything is withdrawn while it is asked', async () => {
    await background.agree();
    server.meanwhile = () => background.ask('withdraw', { source: null, deleteSent: false });
    await update();
    expect(server.asked).toEqual(['/v1/rules/stop']);
  });

  test('by a build that has no key for rules', async () => {
    const other = new ABackground(server.url);
    await other.agree();
    await updateRules(other.deps, other.uploader);
    expect(server.asked).toEqual([]);
    await other.dispose();
  });

  test('twice within six hours, whatever becomes of the clock', async () => {
    await background.agree();
    await update();
    expect(server.takeAsked()).toEqual([...looked, '/v1/rules/youtube']);
    background.pass(5.9);
    expect(await update()).toBeUndefined();
    expect(server.asked).toEqual([]);
    background.pass(0.2);
    await update();
    expect(server.takeAsked(), 'what is here already is not fetched again').toEqual(looked);
    background.pass(-24 * 30);
    await update();
    expect(server.takeAsked(), 'a clock that was set back does not put it off for a month').toEqual(looked);
  });

  test('before an hour has passed, where nobody answered', async () => {
    const alone = new ABackground('http://127.0.0.1:9', [], { rulesKey: server.signer.publicKey });
    await alone.agree();
    const ask = () => updateRules({ ...alone.deps, backend: server.url }, alone.uploader);
    expect(await updateRules(alone.deps, alone.uploader)).toBeUndefined();
    alone.pass(0.9);
    expect(await ask()).toBeUndefined();
    alone.pass(0.2);
    expect(await ask()).toMatchObject({ taken: ['youtube'] });
    await alone.dispose();
  }, 60_000);
});

test('what is asked for tells nobody what a person has switched on', async () => {
  publish(5);
  await background.agree({}, ['ad']);
  await update();
  const other = new ABackground(server.url, [], { rulesKey: server.signer.publicKey });
  const first = server.takeAsked();
  await other.agree({ exhibit: true }, ['recommendation', 'ad']);
  await updateRules(other.deps, other.uploader);
  expect(server.takeAsked()).toEqual(first);
  await other.dispose();
});

describe('what is here stays in use', () => {
  const again = () => {
    background.pass(6.1);
    return update();
  };
  beforeEach(async () => {
    publish(5);
    await background.agree();
    await update();
  });

  test.each([
    ['an older version', 4, {}, {}, undefined],
    ['another text under the same version', 5, { reach: { home: 'direct' } }, {}, undefined],
    ['a wider one', 6, { hosts: [...aPack.hosts, 'https://bank.example/*'] }, {}, 'wider'],
    ['an expired one', 6, {}, { expires: '2026-11-20' }, 'expired'],
  ])('when the server has %s', async (_, version, change, envelope, refused) => {
    publish(version, change, envelope);
    expect(await again()).toEqual({ taken: [], refused: refused ? { youtube: refused } : {} });
    expect(inUse()).toBe(5);
  });

  test('when the server has one that somebody else has signed', async () => {
    server.published.publishPack(aSignedPack(aRulesSigner(), pack(6)));
    expect(await again()).toEqual({ taken: [], refused: { youtube: 'not-signed' } });
    expect(inUse()).toBe(5);
  });

  test('when a list promises more than the pack keeps', async () => {
    const { index } = server.published;
    server.published.index = () => {
      const { rules } = index.call(server.published);
      return { rules: rules.map((rule) => ({ ...rule, version: 9 })) };
    };
    publish(4);
    expect(await again()).toEqual({ taken: [], refused: { youtube: 'not-newer' } });
    expect(inUse()).toBe(5);
  });

  test('and may stay longer, when the same is signed anew', async () => {
    publish(5, {}, { expires: '2028-01-01' });
    expect(await again()).toEqual({ taken: ['youtube'], refused: {} });
    background.outside.time = Date.UTC(2027, 11, 31);
    await chooseRules(background.deps);
    expect(inUse()).toBe(5);
  });

  test('until it expires: then what ships is used, and nothing older than the expired one is taken', async () => {
    background.outside.time = Date.UTC(2027, 4, 20, 12);
    await chooseRules(background.deps);
    expect(inUse(), 'on its last day').toBe(5);
    background.pass(24);
    publish(4, {}, { expires: '2028-01-01' });
    expect(await again()).toEqual({ taken: [], refused: {} });
    expect(inUse()).toBe(1);
    background.pass(-24 * 30);
    await chooseRules(background.deps);
    expect(inUse(), 'a clock that is set back revives nothing').toBe(1);
  });

  test('but for what is damaged: then what ships is used, and the server mends it', async () => {
    const { packs } = background.deps.database;
    const row = await packs.get('youtube');
    const signed = row?.signed as { text: string };
    for (const damaged of [
      null,
      'youtube@5',
      { ...signed, text: `${signed.text} ` },
      { ...signed, text: signed.text.replace('article', 'body') },
    ]) {
      await packs.put({ source: 'youtube', signed: damaged });
      await chooseRules(background.deps);
      expect(inUse()).toBe(1);
    }
    expect(await again()).toEqual({ taken: ['youtube'], refused: {} });
    expect(inUse()).toBe(5);
  });

  test('over a restart, and until an update brings what is as new', async () => {
    const { deps } = background;
    const restarted = async (packs: typeof deps.packs) => {
      const fresh = { ...deps, packs, rules: packs };
      await chooseRules(fresh);
      return fresh.rules.get('youtube')?.version;
    };
    const shipping = (version: number) => new Map([['youtube', pack(version)]]);
    expect(await restarted(deps.packs)).toBe(5);
    expect(await restarted(shipping(4))).toBe(5);
    expect(await restarted(shipping(5))).toBe(5);
    expect(await restarted(shipping(6))).toBe(6);
    const narrower = new Map([['youtube', pack(2, { surfaces: [] })]]);
    expect(await restarted(narrower), 'what reads more than what ships now').toBe(2);
    expect(await restarted(new Map()), 'a source that no longer ships is not read').toBeUndefined();
  });
});

test('an answer that is no list changes nothing', async () => {
  server.published.index = () => ({ rules: [{ source: '../x' }] }) as never;
  await background.agree();
  expect(await update()).toEqual({ taken: [], refused: {} });
  expect(inUse()).toBe(1);
});

test('consent knows only what ships: rules that read less leave every choice and every permission as they are', async () => {
  await background.agree({}, ['recommendation', 'ad']);
  const { video } = aPack.items;
  publish(5, { items: { video }, surfaces: [{ ...aPack.surfaces[0], items: ['video'] }] });
  await update();
  expect(background.deps.rules.get('youtube')?.items).not.toHaveProperty('ad');
  await background.ask('withdraw', { source: null, deleteSent: false });
  const { database } = background.deps;
  const changes = (await database.ledger.orderBy('sequence').toArray()).map((row) => row.change);
  const withdrawn = changes.flatMap((c) => (c.type === 'withdrawn' ? c.scope.kind : []));
  expect(withdrawn.sort()).toEqual(['ad', 'recommendation']);
  expect(background.outside.permitted.size).toBe(0);
});
