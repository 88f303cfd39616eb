import { expect, test } from 'vitest';
import { RulePack } from '#shared/rules/rule-pack.ts';
import { type SignedPack, signedPackText } from '#shared/rules/signed-pack.ts';
import { aPack } from '../../../extension/extract/testing/a-pack.ts';
import { isSigned } from '../../routes/testing/is-signed.ts';
import { aRulesSigner } from '../../rules/testing/a-signed-pack.ts';
import { signPack } from './sign-pack.ts';

const signer = aRulesSigner();
const pack = (version: number, change: object = {}) =>
  RulePack.parse({ ...aPack({ card: {} }), version, ...change });
const sign = (rules: RulePack, before?: SignedPack, days = 180) =>
  signPack(rules, JSON.stringify(rules, null, 2), { before, signer, today: '2026-11-28', days });
async function signed(rules: RulePack): Promise<SignedPack> {
  const signing = await sign(rules);
  if ('problem' in signing) throw new Error(signing.problem);
  return signing.signed;
}

test('a first pack is signed as it stands, without its white space', async () => {
  const first = await signed(pack(3));
  expect(first).toMatchObject({ source: 'shop', version: 3, issued: '2026-11-28', expires: '2027-05-27' });
  expect(first.text).toBe(JSON.stringify(pack(3)));
  expect(isSigned(signedPackText(first), first.signature, signer.publicKey)).toBe(true);
});

test('a version stands for one text for ever, and only grows', async () => {
  const before = await signed(pack(4));
  expect(await sign(pack(4, { name: 'Shopping' }), before)).toEqual({
    problem: 'shop: the rules have changed since version 4 was published: set "version" to 5.',
  });
  expect(await sign(pack(3), before)).toEqual({
    problem: 'shop: version 3 is lower than 4, which is published: set "version" to 5.',
  });
  expect(await sign(pack(5, { name: 'Shopping' }), before)).toMatchObject({ isRenewed: false });
});

test('the same rules may be signed anew, to be used for longer', async () => {
  const before = await signed(pack(4));
  expect(await sign(pack(4), before, 365)).toMatchObject({
    ...{ isRenewed: true, widenings: [], signed: { version: 4, expires: '2027-11-28' } },
  });
});

test('what rules read beyond the ones before is said', async () => {
  const hosts = ['https://shop.example/*', 'https://m.shop.example/*'];
  expect(await sign(pack(5, { hosts }), await signed(pack(4)))).toMatchObject({
    widenings: ['host https://m.shop.example/*'],
  });
});
