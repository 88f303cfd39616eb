import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { readRulePack } from '#shared/rules/read-rule-pack.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';

const folder = new URL('../../extension/sources/', import.meta.url);

/**
 * Every rule pack under extension/sources, by name of its folder.
 *
 * @throws Error naming file, path and reason of each mistake
 */
export async function readPacks(): Promise<RulePack[]> {
  const entries = await readdir(fileURLToPath(folder), { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
    .map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const text = await readFile(new URL(`${name}/rules.json`, folder), 'utf8');
      const reading = readRulePack(`extension/sources/${name}/rules.json`, text);
      if ('problems' in reading) throw new Error(reading.problems.join('\n'));
      return reading.pack;
    }),
  );
}
