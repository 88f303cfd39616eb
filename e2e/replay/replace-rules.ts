import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { readRulePack } from '#shared/rules/read-rule-pack.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { selectorProblems } from '../../extension/extract/selector-problems.ts';

/**
 * Makes a copy of a built extension with other rules. A pack replaces the one of its source, or comes as a new one.
 * @param folder holds `rules.json`, or folders that do (as extension/sources)
 * @param copy folder for the copy
 * @throws Error with file, path and reason of every mistake
 */
export function replaceRules(extension: string, folder: string, copy: string): void {
  const packs = readPacks(folder);
  cpSync(extension, copy, { recursive: true });
  const at = (file: string) => join(copy, file);
  const read = (file: string) => JSON.parse(readFileSync(at(file), 'utf8'));
  const sources = new Set<string>(read('sources/index.json'));
  const manifest = read('manifest.json');
  const hosts = new Set<string>(manifest.optional_host_permissions);
  for (const pack of packs) {
    writeFileSync(at(`sources/${pack.source}.json`), JSON.stringify(pack));
    sources.add(pack.source);
    for (const host of pack.hosts) hosts.add(host);
    if (pack.hostChoice === 'any') hosts.add('https://*/*');
  }
  writeFileSync(at('sources/index.json'), JSON.stringify([...sources]));
  writeFileSync(at('manifest.json'), JSON.stringify({ ...manifest, optional_host_permissions: [...hosts] }));
}

/** Packs that a built extension holds. */
export function packsOf(extension: string): RulePack[] {
  const read = (file: string) => JSON.parse(readFileSync(join(extension, 'sources', file), 'utf8'));
  return (read('index.json') as string[]).map((source) => read(`${source}.json`));
}

function readPacks(folder: string): RulePack[] {
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  const inside = readdirSync(folder, { withFileTypes: true }).filter((e) => e.isDirectory());
  const files = [join(folder, 'rules.json'), ...inside.map((e) => join(folder, e.name, 'rules.json'))].filter(
    existsSync,
  );
  if (files.length === 0) throw new Error(`There is no rules.json in ${folder}.`);
  const { document } = new JSDOM('').window;
  const packs: RulePack[] = [];
  const problems: string[] = [];
  for (const file of files) {
    const reading = readRulePack(file, readFileSync(file, 'utf8'));
    if ('problems' in reading) problems.push(...reading.problems);
    else {
      problems.push(...selectorProblems(file, reading.pack, document));
      packs.push(reading.pack);
    }
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return packs;
}
