import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aRulesSigner, aSignedPack } from '../../backend/rules/testing/a-signed-pack.ts';
import { judgePack } from './judge-pack.ts';
import { aPack } from './testing/a-background.ts';

const signer = aRulesSigner();
const rulesKey = signer.publicKey;
const today = '2026-11-28';
const newer = { ...aPack, version: 2 };
const judge = (claimed: unknown, base = aPack) => judgePack(claimed, { base, rulesKey, today });

test('a newer pack that its operator has signed, and that reads no more, may be used', async () => {
  const signed = aSignedPack(signer, newer);
  expect(await judge(signed)).toEqual({ pack: newer, signed });
});

const items = newer.items;
const signed = (change: object) => aSignedPack(signer, { ...newer, ...change });

describe('refused is', () => {
  test.each<[string, unknown, string]>([
    ['one of the version that ships', signed({ version: 1 }), 'not-newer'],
    ['what nobody has signed', { ...signed({}), signature: undefined }, 'malformed'],
    ['what somebody else has signed', aSignedPack(aRulesSigner(), newer), 'not-signed'],
    [
      'another text under a genuine signature',
      { ...signed({}), text: signed({ name: 'X' }).text },
      'not-signed',
    ],
    [
      'a digest of another text, signed',
      aSignedPack(signer, newer, { digest: '0'.repeat(64) }),
      'not-signed',
    ],
    ['another version on the envelope', { ...signed({}), version: 3 }, 'not-signed'],
    ['a longer life on the envelope', { ...signed({}), expires: '2099-01-01' }, 'not-signed'],
    ['one that has expired', aSignedPack(signer, newer, { expires: '2026-11-27' }), 'expired'],
    ['the pack of another source', signed({ source: 'bing' }), 'other-source'],
    [
      'another source in the text than on the envelope',
      aSignedPack(signer, newer, { text: signed({ source: 'bing' }).text }),
      'other-source',
    ],
    [
      'another version in the text than on the envelope',
      aSignedPack(signer, newer, { version: 3 }),
      'other-source',
    ],
    ['text that is not JSON', aSignedPack(signer, newer, { text: 'alert(1)' }), 'malformed'],
    ['a key that no pack has', signed({ script: 'alert(1)' }), 'malformed'],
    [
      'a transform that no pack has',
      signed({
        items: {
          ...items,
          video: { ...items.video, fields: { 'item.title': [{ transforms: [{ name: 'eval' }] }] } },
        },
      }),
      'malformed',
    ],
    ['a further key on the envelope', { ...signed({}), code: 'alert(1)' }, 'malformed'],
    ['a new host', signed({ hosts: [...newer.hosts, 'https://mail.google.com/*'] }), 'wider'],
    ['a new kind', signed({ items: { ...items, reply: { ...items.video, kind: 'result' } } }), 'wider'],
    [
      'what a person typed',
      signed({ surfaces: [{ ...newer.surfaces[0], query: [{ select: 'input' }] }] }),
      'wider',
    ],
    [
      'addresses elsewhere',
      signed({
        items: {
          ...items,
          video: { ...items.video, fields: { 'item.id': [{}] }, url: 'https://evil.example/{item.id}' },
        },
      }),
      'wider',
    ],
    [
      'a page that was not read before',
      signed({ surfaces: [{ ...newer.surfaces[0], path: '/feed/history' }] }),
      'wider',
    ],
    ['nothing at all', undefined, 'malformed'],
    ['a list', [], 'malformed'],
  ])('%s', async (_, claimed, refused) => expect(await judge(claimed)).toEqual({ refused }));

  test('what was newer once, after an update of the extension', async () => {
    expect(await judge(signed({}), { ...aPack, version: 2 })).toEqual({ refused: 'not-newer' });
    expect(await judge(signed({ version: 3 }), { ...aPack, version: 2 })).toMatchObject({
      pack: { version: 3 },
    });
  });
});

test('a pack may be used on its last day', async () => {
  expect(await judge(aSignedPack(signer, newer, { expires: today }))).toHaveProperty('pack');
});

test('no pack with one byte changed anywhere is used', async () => {
  const bytes = new TextEncoder().encode(JSON.stringify(signed({})));
  const anyPlace = fc.integer({ min: 0, max: bytes.length - 1 });
  await fc.assert(
    fc.asyncProperty(anyPlace, fc.integer({ min: 1, max: 255 }), async (place, flip) => {
      const changed = Uint8Array.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ flip;
      const claimed = parse(new TextDecoder().decode(changed));
      expect(await judge(claimed)).toHaveProperty('refused');
    }),
    { numRuns: Number(process.env.FC_RUNS ?? 5000) },
  );
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
