import type { Scope } from '#shared/consent/scope.ts';
import type { Places } from '../hosts-of.ts';

/** Test builder: the host pattern of a site by its short name. */
export const patternOf = (site: string): string => `https://${site}.example/*`;

/** Test builder: where packs may run. youtube on its own site; google where the person says, one site being suggested. */
export const packs: readonly Places[] = [
  { source: 'youtube', hosts: [patternOf('youtube')] },
  { source: 'google', hosts: [patternOf('one')], hostChoice: 'any' },
];

/** Scopes of both sites about which it is asked after each step. */
export const someScopes = ['youtube', 'google'].flatMap((source) =>
  (['recommendation', 'ad', 'query'] as const).map((kind): Scope => ({ source, kind, tier: 'aggregate' })),
);
