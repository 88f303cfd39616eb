import { z } from 'zod';
import { readRulePack } from '#shared/rules/read-rule-pack.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import type { Outside } from '../platform/outside.ts';

/** Reads the rule packs that ship with the extension. Throws with file, path and reason when one has a mistake. */
export async function loadPacks(outside: Pick<Outside, 'readFile'>): Promise<Map<string, RulePack>> {
  const sources = z.array(z.string()).parse(JSON.parse(await outside.readFile('sources/index.json')));
  const packs = new Map<string, RulePack>();
  for (const source of sources) {
    const file = `sources/${source}.json`;
    const reading = readRulePack(file, await outside.readFile(file));
    if ('problems' in reading) throw new Error(reading.problems.join('\n'));
    packs.set(source, reading.pack);
  }
  return packs;
}
