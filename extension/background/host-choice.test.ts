import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StateAnswer } from '../messages/state.ts';
import { ABackground, aReport, host } from './testing/a-background.ts';
import { at, newsPack, shopPack } from './testing/chosen-packs.ts';

let background: ABackground;
beforeEach(() => {
  background = new ABackground(undefined, [shopPack, newsPack]);
});
afterEach(() => background.dispose());

const kinds = ['recommendation'];

/** Chooses hosts of the shop or the news, as somebody whose browser says yes to whatever it is asked. */
async function choose(chosen: Record<string, string[]>, isPermitted = true): Promise<unknown> {
  const choices = Object.entries(chosen).map(([source, hosts]) => ({ source, kinds, hosts }));
  if (isPermitted)
    for (const { hosts } of choices) for (const one of hosts) background.outside.permitted.add(one);
  return background.agree({ choices });
}

const observe = (site: string) =>
  background.observe({ ...aReport(), rules: 'shop@1' }, `https://www.${site}.example/`);
const opened = (url: string) =>
  background.router.answer({ name: 'page-opened', body: {} }, { sender: 'page', url: new URL(url) });
const state = () => background.ask('state') as Promise<StateAnswer>;
const source = async (name: string) => (await state()).sources.find((each) => each.source === name);
const changes = async () =>
  (await background.deps.database.ledger.orderBy('sequence').toArray())
    .map(({ change }) => change)
    .filter((change) => change.type === 'hosts-chosen');

test('what is chosen is kept, and of the other hosts of the source nothing', async () => {
  expect(await choose({ shop: [at('shop-b')] })).toEqual({ outcome: 'agreed' });
  expect(background.outside.observed.get('shop')).toEqual([at('shop-b')]);
  expect(await observe('shop-b')).toEqual({ keep: true });
  expect(await observe('shop-a')).toEqual({ keep: false });
  expect(await opened('https://www.shop-a.example/')).toEqual({ observe: false });
  expect(await background.statuses()).toEqual(['waiting']);
});

test('a permission for all sites, given in the browser’s own menu, adds nothing to what was chosen', async () => {
  await choose({ shop: [at('shop-b')], news: [at('paper-a')] });
  background.outside.permitted.add('https://*/*');
  expect((await source('shop'))?.hosts.filter(({ permitted }) => permitted)).toHaveLength(1);
  for (const site of ['shop-a', 'shop-c', 'paper-b', 'anything']) {
    expect(await observe(site), site).toEqual({ keep: false });
    background.outside.tabPage = new URL(`https://www.${site}.example/`);
    background.outside.inspection = { rules: 'shop@1', items: [], counts: [] };
    expect(await background.ask('inspect-tab', { tabId: 1 }), site).toEqual({ observed: false });
  }
  expect(background.outside.observed.get('shop')).toEqual([at('shop-b')]);
  expect(background.outside.observed.get('news')).toEqual([at('paper-a')]);
});

test('without a host there is nothing to agree to, whatever the browser permits', async () => {
  background.outside.permitted.add('https://*/*');
  expect(await background.agree({ choices: [{ source: 'shop', kinds }] })).toEqual({
    outcome: 'not-permitted',
  });
  expect(await choose({ shop: [], news: [] })).toEqual({ outcome: 'not-permitted' });
  expect(await changes()).toEqual([]);
});

test('one host that the browser permits is enough; the others wait until it permits them', async () => {
  background.outside.permitted.add(at('shop-a'));
  expect(await choose({ shop: [at('shop-a'), at('shop-b')] }, false)).toEqual({ outcome: 'agreed' });
  expect(await observe('shop-b')).toEqual({ keep: false });
  const { hosts = [], permitted } = (await source('shop')) ?? {};
  expect(permitted).toBe(true);
  expect(hosts.map(({ chosen, permitted: may }) => [chosen, may])).toEqual([
    [true, true],
    [true, false],
    [false, false],
  ]);
  background.outside.permitted.add(at('shop-b'));
  expect(await observe('shop-b')).toEqual({ keep: true });
});

test('a site that a person adds is read like one of the list, and shown as added', async () => {
  await choose({ news: [at('added'), at('paper-b')] });
  expect(await observe('added')).toEqual({ keep: true });
  expect(await changes()).toEqual([
    { type: 'hosts-chosen', source: 'news', hosts: [at('added'), at('paper-b')] },
  ]);
  expect((await source('news'))?.hosts).toEqual([
    { host: at('paper-a'), chosen: false, permitted: false, added: false },
    { host: at('paper-b'), chosen: true, permitted: true, added: false },
    { host: at('added'), chosen: true, permitted: true, added: true },
  ]);
});

test('nothing can be added that is no single public site, or that another source reads', async () => {
  for (const wrong of ['https://*.added.example/*', 'https://localhost/*', at('shop-a'), host]) {
    background.outside.permitted.add(wrong);
    expect(await choose({ news: [wrong] }), wrong).toEqual({ outcome: 'not-permitted' });
  }
  expect(await choose({ shop: [at('added')] }), 'nor to a source with a list').toEqual({
    outcome: 'not-permitted',
  });
  expect(await changes()).toEqual([]);
});

test('a host that is taken away is no longer watched, its permission is given back, and what was kept stays', async () => {
  await choose({ news: [at('added'), at('paper-a')] });
  await observe('added');
  await choose({ news: [at('paper-a')] });
  const { outside } = background;
  expect(outside.stopped).toEqual([at('added')]);
  expect([...outside.permitted].sort()).toEqual([at('paper-a'), host].sort());
  expect(outside.observed.get('news')).toEqual([at('paper-a')]);
  expect(await observe('added')).toEqual({ keep: false });
  expect(await background.statuses()).toEqual(['waiting']);
});

test('choosing the same again changes nothing, and the order of a list does not count', async () => {
  await choose({ shop: [at('shop-a'), at('shop-b')] });
  const before = await background.deps.database.ledger.count();
  await choose({ shop: [at('shop-b'), at('shop-a'), at('shop-a')] });
  expect(await background.deps.database.ledger.count()).toBe(before);
});

test('who leaves a source chooses its hosts anew, and its permissions are given back', async () => {
  await choose({ shop: [at('shop-a')], news: [at('added')] });
  await observe('added');
  await background.ask('withdraw', { source: 'news', deleteSent: false });
  expect(background.outside.stopped).toEqual([at('added')]);
  expect([...background.outside.permitted].sort()).toEqual([at('shop-a'), host].sort());
  expect((await source('news'))?.hosts.some(({ chosen }) => chosen)).toBe(false);
  expect(await background.statuses()).toEqual([]);
  expect(await observe('shop-a')).toEqual({ keep: true });
});

test('who unticks a source altogether has left its hosts, too', async () => {
  await choose({ shop: [at('shop-a')], news: [at('added')] });
  await choose({ shop: [at('shop-a')] });
  expect((await changes()).at(-1)).toEqual({ type: 'hosts-chosen', source: 'news', hosts: [] });
  expect(background.outside.permitted.has(at('added'))).toBe(false);
});

test('who stops everything gives back every permission, also one for all sites', async () => {
  await choose({ news: [at('added')] });
  background.outside.permitted.add('https://*/*');
  await background.ask('withdraw', { source: null, deleteSent: false });
  expect(background.outside.permitted.size).toBe(0);
});

test('a permission that is taken away in the browser ends it on that host alone', async () => {
  await choose({ news: [at('added'), at('paper-a')] });
  background.outside.permitted.delete(at('added'));
  expect(await observe('added')).toEqual({ keep: false });
  expect(await observe('paper-a')).toEqual({ keep: true });
  background.outside.permitted.delete(at('paper-a'));
  expect(await observe('paper-a')).toEqual({ keep: false });
  expect(await state()).toMatchObject({ idle: 'no-browser-permission' });
});

test('the popup knows the source of a chosen site in front, and of no other', async () => {
  await choose({ news: [at('added')] });
  background.outside.permitted.add('https://*/*');
  const site = async (name: string) => {
    background.outside.address = new URL(`https://www.${name}.example/article`);
    return ((await background.ask('state', { front: true })) as StateAnswer).site;
  };
  expect(await site('added')).toBe('news');
  expect(await site('paper-a')).toBeNull();
  expect(await site('shop-a')).toBeNull();
});

test('the state says of each source where it belongs, and whether private people publish there', async () => {
  expect(await source('news')).toMatchObject({
    group: 'news',
    people: true,
    hostChoice: 'any',
    permitted: false,
  });
  expect(await source('shop')).toMatchObject({ group: 'shops', people: false, hostChoice: 'listed' });
  expect(await source('youtube')).toMatchObject({ hostChoice: null, hosts: [{ host, chosen: true }] });
});
