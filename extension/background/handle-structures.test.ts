import { afterEach, beforeEach, expect, test } from 'vitest';
import { aStructure } from '../consent/testing/a-structure.ts';
import type { StateAnswer } from '../messages/state.ts';
import type { ShownStructure } from '../messages/structure.ts';
import { ABackground, aReport, document } from './testing/a-background.ts';

let background: ABackground;
beforeEach(() => {
  background = new ABackground();
});
afterEach(() => background.dispose());

const { nodes } = aStructure('', { document: '', grant: '' }).structure;
const reading = { rules: 'youtube@1', layout: null, isCut: false, nodes };
const surface = { source: 'youtube', surface: 'home' };
const broken = { containers: 0, items: 0, visible: 0, parsed: 0, failed: 0, broken: 1 };

const start = (tabId?: number) =>
  background.ask('start-structure', { ...surface, ...(tabId === undefined ? {} : { tabId }) }) as Promise<{
    outcome: string;
    id: string;
  }>;
const show = async (id: string) =>
  ((await background.ask('structure', { id })) as { structure: ShownStructure | null }).structure;
const send = (id: string, shown: string) =>
  background.ask('send-structure', { id, shown, document, adult: true });
const changed = async () => ((await background.ask('state')) as StateAnswer).sources[0]?.changed;
const ledger = async () => (await background.deps.database.ledger.toArray()).map(({ change }) => change);

async function aDraft(): Promise<ShownStructure> {
  await background.agree();
  background.outside.tabs.set(7, reading);
  const shown = await show((await start(7)).id);
  if (!shown) throw new Error('There is no draft');
  return shown;
}

test('a site that looks changed on two page views is told of in the state, and no more once it is fine', async () => {
  await background.agree();
  const see = (counts: object) =>
    background.observe({ ...aReport(), items: [], counts: [{ surface: 'home', ...counts }] });
  await see(broken);
  expect(await changed()).toEqual([]);
  await see(broken);
  expect(await changed()).toEqual([{ surface: 'home', why: 'unread', isHelped: false }]);
  const fine = { ...broken, containers: 1, items: 4, parsed: 4, broken: 0, layout: '0badcafe' };
  await see(fine);
  await see(fine);
  expect(await changed()).toEqual([]);
});

test('a structure is a draft until the person sends it, letter by letter as it was on the screen', async () => {
  const draft = await aDraft();
  expect(draft).toMatchObject({ status: 'draft', structure: { ...surface, ...reading, day: '2026-11-21' } });
  await background.uploader.run();
  expect(await background.deps.database.keys.count(), 'nothing was sent, no key was made').toBe(0);
  expect(await send(draft.id, draft.json.replace('watch', 'catch'))).toEqual({ outcome: 'changed' });
  expect(await send(draft.id, draft.json)).toEqual({ outcome: 'queued' });
  const [row] = await background.deps.database.structures.toArray();
  const entry = (await background.deps.database.ledger.toArray()).at(-1);
  expect(entry?.change).toEqual({ type: 'structure-granted', structure: draft.id, document });
  expect(JSON.parse(row?.json ?? '')).toMatchObject({
    consent: { document, grant: entry?.hash },
    structure: JSON.parse(draft.json),
  });
  expect(await send(draft.id, draft.json), 'once is enough').toEqual({ outcome: 'changed' });
});

test('who helps is not asked again for the same part', async () => {
  await background.agree();
  const see = () => background.observe({ ...aReport(), items: [], counts: [{ surface: 'home', ...broken }] });
  await see();
  await see();
  const draft = await aDraft();
  await send(draft.id, draft.json);
  await see();
  expect(await changed()).toEqual([{ surface: 'home', why: 'unread', isHelped: true }]);
});

test('the tab in front is looked at first, then others on the site; what is no structure of the site is not taken', async () => {
  await background.agree();
  const { tabs } = background.outside;
  const bad = { depth: 2, tag: 'p', attributes: { title: 'Jane' } };
  tabs.set(1, { ...reading, nodes: [...nodes, bad] });
  tabs.set(2, { ...reading, rules: 'google@1' });
  tabs.set(3, { ...reading, note: 'Jane' });
  expect(await start(1)).toEqual({ outcome: 'no-page' });
  tabs.set(4, reading);
  expect(await start(1)).toMatchObject({ outcome: 'ready' });
});

test('where nothing may be observed, no page is read', async () => {
  background.outside.tabs.set(7, reading);
  expect(await start(7)).toEqual({ outcome: 'no-page' });
  await background.agree();
  await background.ask('pause', { source: null, until: 'resumed' });
  expect(await start(7)).toEqual({ outcome: 'no-page' });
});

test('an unknown document, or a person too young, sends nothing', async () => {
  const draft = await aDraft();
  const other = { id: draft.id, shown: draft.json, document: 'e'.repeat(64), adult: true };
  expect(await background.ask('send-structure', other)).toEqual({ outcome: 'document-changed' });
  await background.ask('deny-age');
  expect(await send(draft.id, draft.json)).toEqual({ outcome: 'blocked' });
  expect(await background.deps.database.structures.count()).toBe(0);
});

test.each(['youtube', null])(
  'stopping (%s) takes back what is on its way, and deletes it',
  async (source) => {
    const draft = await aDraft();
    await send(draft.id, draft.json);
    await background.ask('withdraw', { source, deleteSent: false });
    expect(await background.deps.database.structures.count()).toBe(0);
    expect(await ledger()).toContainEqual({ type: 'structure-withdrawn', structure: draft.id });
  },
);

test('what is agreed to no more is a draft again, and waits through a pause', async () => {
  const draft = await aDraft();
  await background.ask('pause', { source: null, until: 'resumed' });
  await send(draft.id, draft.json);
  await background.uploader.run();
  expect(await show(draft.id)).toMatchObject({ status: 'queued' });
  await background.ask('resume', { source: null });
  background.pass(366 * 24);
  await background.uploader.run();
  expect(await show(draft.id)).toMatchObject({ status: 'draft', json: draft.json });
});

test('a structure can be thrown away by itself, or with all others', async () => {
  const draft = await aDraft();
  await background.ask('drop-structures', { source: 'google' });
  expect(await show(draft.id)).not.toBeNull();
  await background.ask('drop-structures', { id: draft.id });
  expect(await show(draft.id)).toBeNull();
  const again = await aDraft();
  await background.ask('drop-structures', { source: null });
  expect(await show(again.id)).toBeNull();
});

test('in Firefox, a structure does not leave when website content was taken back in the browser', async () => {
  const draft = await aDraft();
  background.outside.categories = new Set(['browsingActivity']);
  await send(draft.id, draft.json);
  await background.uploader.run();
  expect(await background.deps.database.keys.count(), 'not even a key was made').toBe(0);
});
