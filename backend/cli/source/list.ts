import { Command } from 'commander';
import { readRulePack } from '#shared/rules/read-rule-pack.ts';
import { kindsOf } from '#shared/rules/rule-pack.ts';
import { readSource } from '../../../tools/sources/read-source.ts';
import { OperatorError } from '../../operator-error.ts';
import { PublishedRules } from '../../rules/published-rules.ts';
import { loadConfig } from '../load-config.ts';
import { printResult, say } from '../output.ts';
import { alignColumns } from './align-columns.ts';
import { dataOption, openSources, type SourceOptions, sourcesOption } from './open-sources.ts';

/** `daylight source list`: what can be read where, how well it was tried, and what of it is published. */
export function listCommand(): Command {
  return new Command('list')
    .description('list every source: what it reads, whether that was tried on real pages, what is published')
    .option(...sourcesOption)
    .option(...dataOption)
    .action((options: SourceOptions) => {
      const published = new PublishedRules(loadConfig(options).dataFolder);
      const sources = [...openSources(options).values()].map((folder) => describe(folder, published));
      say(alignColumns([headings, ...sources.map(cells)]));
      printResult({ sources });
    });
}

type Source = ReturnType<typeof describe>;

function describe(folder: URL, published: PublishedRules) {
  const { rulesFile, rules, fixtures } = readSource(folder);
  const reading = readRulePack(rulesFile, rules);
  if ('problems' in reading) throw new OperatorError(reading.problems.join('\n'));
  const { pack } = reading;
  const out = published.pack(pack.source);
  const list = published.stopList();
  return {
    source: pack.source,
    name: pack.name,
    version: pack.version,
    kinds: kindsOf(pack),
    surfaces: pack.surfaces.map(({ id, unverified = false }) => ({ id, verified: !unverified })),
    fixtures: fixtures.length,
    published: out && out !== 'damaged' ? { version: out.version, expires: out.expires } : null,
    stopped: list && list !== 'damaged' ? (list.stopped?.includes(pack.source) ?? true) : false,
  };
}

const headings = [
  'source',
  'version',
  'kinds',
  'surfaces (? = never tried on a real page)',
  'fixtures',
  'published',
];

function cells({ source, version, kinds, surfaces, fixtures, published, stopped }: Source): string[] {
  const marked = surfaces.map(({ id, verified }) => (verified ? id : `${id}?`));
  const state = stopped ? 'stopped' : published ? `${published.version} until ${published.expires}` : '-';
  return [source, String(version), kinds.join(', '), marked.join(', '), String(fixtures), state];
}
