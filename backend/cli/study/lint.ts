import { Command } from 'commander';
import { printResult, say } from '../output.ts';
import { type SourceOptions, sourcesOption } from '../source/open-sources.ts';
import { openStudy } from './open-study.ts';

/** `daylight study lint`: whether the file of a study is in order, and what exactly it would get. */
export function lintCommand(): Command {
  return new Command('lint')
    .description('say every mistake in the file of a study, or exactly what it would get')
    .argument('<file>', 'the study as JSON or YAML; docs/adding-a-study.md has one')
    .option(...sourcesOption)
    .action((file: string, options: SourceOptions) => {
      const { study, notes } = openStudy(file, options);
      for (const { source, surface, kind, fields } of study.cells)
        say(`${kind} on ${surface} of ${source}: ${fields.join(', ') || 'what every item has'}`);
      for (const note of notes) say(note);
      printResult({
        ...{ study: study.study, version: study.version, from: study.from, until: study.until },
        ...{ cells: study.cells, languages: Object.keys(study.texts), notes },
      });
    });
}
