import { Command } from 'commander';
import type { CatalogueSource } from '#shared/rules/catalogue.ts';
import { kindsOf } from '#shared/rules/rule-pack.ts';
import { PublishedRules } from '../../rules/published-rules.ts';
import { loadConfig } from '../load-config.ts';
import { printResult, say } from '../output.ts';
import { alignColumns } from './align-columns.ts';
import { dataOption, openSources, type SourceOptions, sourcesOption } from './open-sources.ts';
import { readCatalogue } from './read-catalogue.ts';
import { sourceBlock } from './source-block.ts';

/** `daylight source list`: what can be read where, how well it was tried, and what of it is published. */
export function listCommand(): Command {
  return new Command('list')
    .description(
      'list what can be read where: surfaces, kinds, fields, what that was tried on, what is published',
    )
    .option('--source <name...>', 'these sources alone')
    .option('--short', 'a line for each source')
    .option(...sourcesOption)
    .option(...dataOption)
    .action((options: SourceOptions & { source?: string[]; short?: true }) => {
      const published = new PublishedRules(loadConfig(options).dataFolder);
      const list = published.stopList();
      const sources = readCatalogue(openSources(options, options.source)).map(({ entry, pack, fixtures }) => {
        const out = published.pack(pack.source);
        return {
          ...entry,
          kinds: kindsOf(pack),
          fixtures,
          published: out && out !== 'damaged' ? { version: out.version, expires: out.expires } : null,
          stopped: list && list !== 'damaged' ? (list.stopped?.includes(pack.source) ?? true) : false,
        };
      });
      if (options.short) say(alignColumns([headings, ...sources.map(cells)]));
      else say(sources.map((source) => sourceBlock(source, stateOf(source))).join('\n\n'));
      printResult({ sources });
    });
}

type Listed = CatalogueSource & {
  kinds: string[];
  fixtures: number;
  published: { version: number; expires: string } | null;
  stopped: boolean;
};

const headings = [
  'source',
  'version',
  'kinds',
  'surfaces (? = never tried on a real page)',
  'fixtures',
  'published',
];

function cells(source: Listed): string[] {
  const marked = source.surfaces.map(({ id, verified }) => (verified ? id : `${id}?`));
  return [
    ...[source.source, String(source.version), source.kinds.join(', '), marked.join(', ')],
    ...[String(source.fixtures), stateOf(source)],
  ];
}

function stateOf({ published, stopped }: Listed): string {
  if (stopped) return 'stopped';
  return published ? `${published.version} until ${published.expires}` : '-';
}
