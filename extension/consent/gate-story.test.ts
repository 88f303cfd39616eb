import { expect, test } from 'vitest';
import { newDayId } from '#shared/new-day-id.ts';
import { sendStory } from '../upload/send-story.ts';
import type { ConsentChange } from './event.ts';
import { gateStory, type SealedStory } from './gate-story.ts';
import { aDocument, aLedger, decideFrom } from './testing/a-ledger.ts';
import { aRecommendation } from './testing/a-recommendation.ts';
import { aStory } from './testing/a-story.ts';

const id = newDayId(0);
const told = (revision: number, audience: 'researchers' | 'public' = 'researchers'): ConsentChange => ({
  ...{ type: 'story-granted', story: id, revision, audience },
  document: aDocument,
});

async function tell(...more: ConsentChange[]) {
  const changes: ConsentChange[] = [{ type: 'adult-confirmed' }, told(1), ...more];
  const ledger = await aLedger(...changes.map((change, i): [number, ConsentChange] => [i, change]));
  const consent = { document: aDocument, grant: ledger[1]?.hash ?? '' };
  const story = aStory(id, 1, 'researchers', consent);
  const pass = (sealed: Partial<SealedStory>, change = {}) =>
    gateStory({ id, revision: 1, json: JSON.stringify(story), ...sealed }, decideFrom(ledger, change));
  return { story, consent, pass };
}

test('a story that was agreed to passes, without any passive donation', async () => {
  const { pass } = await tell();
  expect(pass({})).toHaveProperty('story');
});

test('a story does not pass once it was taken back, or agreed to in another revision', async () => {
  expect((await tell({ type: 'story-withdrawn', story: id })).pass({})).toEqual({ withheld: 'not-granted' });
  expect((await tell(told(2))).pass({})).toEqual({ withheld: 'not-granted' });
  expect((await tell({ type: 'adult-denied' })).pass({})).toEqual({ withheld: 'not-adult' });
});

test('a story does not pass with what was typed on a site: its grant says nothing of that', async () => {
  const { story, pass } = await tell();
  const item = aRecommendation();
  const pin = (context: object) => {
    const observations = [{ ...item, context: { ...item.context, ...context } }];
    return pass({ json: JSON.stringify({ ...story, story: { ...story.story, observations } }) });
  };
  expect(pin({})).toHaveProperty('story');
  expect(pin({ query: 'how bread is made' })).toEqual({ withheld: 'unreadable' });
});

test('a story passes to the readers that its author chose and to no others', async () => {
  const { consent, pass } = await tell();
  const json = JSON.stringify(aStory(id, 1, 'public', consent));
  expect(pass({ json })).toEqual({ withheld: 'not-granted' });
  expect((await tell(told(1, 'public'))).pass({})).toEqual({ withheld: 'not-granted' });
});

test('a story passes by its own entry of the ledger alone, and under a document that counts', async () => {
  const { story, pass } = await tell();
  const forged = { ...story, consent: { ...story.consent, grant: 'f'.repeat(64) } };
  expect(pass({ json: JSON.stringify(forged) })).toEqual({ withheld: 'other-consent' });
  expect(pass({}, { documents: new Set() })).toEqual({ withheld: 'document-changed' });
});

test('a story does not pass where an institution lets nothing be sent, nor with what was seen on a site that it switched off', async () => {
  const { story, pass } = await tell();
  expect(pass({}, { mayLeave: false })).toEqual({ withheld: 'managed' });
  expect(pass({}, { offered: new Set() })).toHaveProperty('story');
  const observations = [{ ...aRecommendation(), source: 'youtube' }];
  const json = JSON.stringify({ ...story, story: { ...story.story, observations } });
  expect(pass({ json }, { offered: new Set(['youtube']) })).toHaveProperty('story');
  expect(pass({ json }, { offered: new Set(['bing']) })).toEqual({ withheld: 'managed' });
});

test('text that is not the story it says it is does not pass', async () => {
  const { story, pass } = await tell();
  expect(pass({ id: newDayId(0) })).toEqual({ withheld: 'unreadable' });
  expect(pass({ revision: 2 })).toEqual({ withheld: 'unreadable' });
  expect(pass({ json: '{' })).toEqual({ withheld: 'unreadable' });
  const more = { ...story, story: { ...story.story, email: 'somebody@example.org' } };
  expect(pass({ json: JSON.stringify(more) })).toEqual({ withheld: 'unreadable' });
});

test('a story that did not pass the gate cannot be sent: it does not compile', () => {
  const neverCalled = (sealed: SealedStory, key: CryptoKey) =>
    // @ts-expect-error a plain sealed story is not a ConsentedStory
    sendStory({ origin: '', clockOffset: 0 }, sealed, { contributor: '', privateKey: key }, '');
  expect(neverCalled).toBeTypeOf('function');
});
