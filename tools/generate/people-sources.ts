import type { RulePack } from '#shared/rules/rule-pack.ts';

/**
 * shared/observations/people-sources.json: sources on which private people publish, too. The wire schema, on the device
 * and on the server, takes of these only what is public.
 */
export function peopleSources(packs: readonly RulePack[]): string {
  const sources = packs.filter(({ people }) => people).map(({ source }) => source);
  return `${JSON.stringify(sources.sort())}\n`;
}
