import type { RulePack } from '#shared/rules/rule-pack.ts';

const lineWidth = 110;

/**
 * shared/observations/people-sources.json: sources on which private people publish, too. The wire schema, on the device
 * and on the server, takes of these only what is public. Written as our formatter writes it.
 */
export function peopleSources(packs: readonly Pick<RulePack, 'source' | 'people'>[]): string {
  const names = packs.filter(({ people }) => people).map(({ source }) => JSON.stringify(source));
  const line = `[${names.sort().join(', ')}]`;
  return `${line.length > lineWidth ? `[\n  ${names.join(',\n  ')}\n]` : line}\n`;
}
