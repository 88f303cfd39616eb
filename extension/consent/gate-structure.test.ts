import { expect, test } from 'vitest';
import { newDayId } from '#shared/new-day-id.ts';
import { sendStructure } from '../upload/send-structure.ts';
import type { ConsentChange } from './event.ts';
import { gateStructure, type SealedStructure } from './gate-structure.ts';
import { aDocument, aLedger, decideFrom } from './testing/a-ledger.ts';
import { aStructure } from './testing/a-structure.ts';

const id = newDayId(0);
const granted: ConsentChange = { type: 'structure-granted', structure: id, document: aDocument };

async function helpToFix(...more: ConsentChange[]) {
  const changes: ConsentChange[] = [{ type: 'adult-confirmed' }, granted, ...more];
  const ledger = await aLedger(...changes.map((change, i): [number, ConsentChange] => [i, change]));
  const sent = aStructure(id, { document: aDocument, grant: ledger[1]?.hash ?? '' });
  const pass = (sealed: Partial<SealedStructure> = {}, change = {}) =>
    gateStructure({ id, json: JSON.stringify(sent), ...sealed }, decideFrom(ledger, change));
  return { sent, pass };
}

test('a structure that was agreed to passes, without any passive donation', async () => {
  expect((await helpToFix()).pass()).toHaveProperty('structure');
});

test('a structure does not pass once it was taken back, during a pause of its site, or from somebody too young', async () => {
  const after = async (change: ConsentChange) => (await helpToFix(change)).pass();
  expect(await after({ type: 'structure-withdrawn', structure: id })).toEqual({ withheld: 'not-granted' });
  expect(await after({ type: 'adult-denied' })).toEqual({ withheld: 'not-adult' });
  expect(await after({ type: 'paused', source: 'youtube', until: null })).toEqual({ withheld: 'paused' });
  expect(await after({ type: 'paused', source: null, until: null })).toEqual({ withheld: 'paused' });
  expect(await after({ type: 'paused', source: 'google', until: null })).toHaveProperty('structure');
  expect(await after({ type: 'remotely-stopped', sources: ['youtube'] })).toEqual({ withheld: 'stopped' });
});

test('a structure passes by its own entry of the ledger alone, under a document that counts, where the browser lets it', async () => {
  const { sent, pass } = await helpToFix();
  const forged = { ...sent, consent: { ...sent.consent, grant: 'f'.repeat(64) } };
  expect(pass({ json: JSON.stringify(forged) })).toEqual({ withheld: 'other-consent' });
  expect(pass({}, { documents: new Set() })).toEqual({ withheld: 'document-changed' });
  expect(pass({}, { mayShowStructure: false })).toEqual({ withheld: 'no-browser-permission' });
  expect(pass({}, { mayLeave: false })).toEqual({ withheld: 'managed' });
  expect(pass({}, { offered: new Set(['bing']) })).toEqual({ withheld: 'managed' });
});

test('text that is not the structure it says it is, or that says something of the page, does not pass', async () => {
  const { sent, pass } = await helpToFix();
  expect(pass({ id: newDayId(0) })).toEqual({ withheld: 'unreadable' });
  expect(pass({ json: '{' })).toEqual({ withheld: 'unreadable' });
  for (const node of [
    { depth: 1, tag: 'p', text: 'Jane' },
    { depth: 1, text: 'Jane' },
    { depth: 1, text: 13 },
    { depth: 1, tag: 'img', attributes: { alt: 'Jane' } },
    { depth: 1, tag: 'a', attributes: { href: 'https://jane.example/' } },
    { depth: 1, tag: 'a', attributes: { href: 'same:/Jane' } },
    { depth: 1, tag: 'p', attributes: { class: 'jane@example.org' } },
    { depth: 1, tag: 'p', attributes: { 'aria-label': 'Jane' } },
    { depth: 3, tag: 'p' },
  ]) {
    const nodes = [{ depth: 0, tag: 'html' }, node];
    const json = JSON.stringify({ ...sent, structure: { ...sent.structure, nodes } });
    expect(pass({ json }), json).toEqual({ withheld: 'unreadable' });
  }
});

test('a structure that did not pass the gate cannot be sent: it does not compile', () => {
  const neverCalled = (sealed: SealedStructure, key: CryptoKey) =>
    // @ts-expect-error a plain sealed structure is not a ConsentedStructure
    sendStructure({ origin: '', clockOffset: 0 }, sealed, { contributor: '', privateKey: key }, '');
  expect(neverCalled).toBeTypeOf('function');
});
