import { readFile } from 'node:fs/promises';
import { readRulePack } from '#shared/rules/read-rule-pack.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { findSources, ownSources } from '../sources/find-sources.ts';

/**
 * Every rule pack below a folder of sources, by name of its own folder.
 *
 * @param below ends in a slash; extension/sources by default
 * @throws Error naming file, path and reason of each mistake
 */
export async function readPacks(below: URL = ownSources): Promise<RulePack[]> {
  return Promise.all(
    [...findSources(below)].map(async ([name, folder]) => {
      const text = await readFile(new URL('rules.json', folder), 'utf8');
      const reading = readRulePack(`extension/sources/${name}/rules.json`, text);
      if ('problems' in reading) throw new Error(reading.problems.join('\n'));
      return reading.pack;
    }),
  );
}
