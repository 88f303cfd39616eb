import type { RulePack } from '#shared/rules/rule-pack.ts';
import { aPack } from './a-background.ts';

/** Test builder: the host pattern of a made-up site. */
export const at = (name: string): string => `https://www.${name}.example/*`;

const rest = { version: 1, surfaces: aPack.surfaces, items: aPack.items };

/** Test builder: shops in three countries, of which a person picks. */
export const shopPack: RulePack = {
  ...rest,
  source: 'shop',
  name: 'Shop',
  group: 'shops',
  hosts: [at('shop-a'), at('shop-b'), at('shop-c')],
  hostChoice: 'listed',
};

/** Test builder: news sites, two of them suggested; others can be added. */
export const newsPack: RulePack = {
  ...rest,
  source: 'news',
  name: 'News sites',
  group: 'news',
  people: true,
  hosts: [at('paper-a'), at('paper-b')],
  hostChoice: 'any',
};
