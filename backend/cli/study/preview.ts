import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { OperatorError } from '../../operator-error.ts';
import { printResult, say } from '../output.ts';
import { type SourceOptions, sourcesOption } from '../source/open-sources.ts';
import { openStudy } from './open-study.ts';
import { previewLocales, previewPage } from './preview-page.ts';

/** `daylight study preview`: a page with exactly what a volunteer will read of a study. */
export function previewCommand(): Command {
  return new Command('preview')
    .description('write a page that shows a study exactly as volunteers will see it')
    .argument('<file>', 'the study as JSON')
    .option('--locale <language>', `language of the volunteer: ${previewLocales.join(', ')}`, 'en')
    .option('--out <file>', 'where the page goes', 'study-preview.html')
    .option(...sourcesOption)
    .action((file: string, { locale, out, ...options }: SourceOptions & { locale: string; out: string }) => {
      const { study, sites } = openStudy(file, options);
      const language = previewLocales.find((name) => name === locale);
      if (!language)
        throw new OperatorError(`There is no language "${locale}". There is: ${previewLocales.join(', ')}.`);
      writeFileSync(out, previewPage(study, language, sites));
      if (study.texts[language] === undefined)
        say(`The study has no text in ${language}: such a volunteer reads it in English.`);
      say(`Open ${resolve(out)} in a browser.`);
      printResult({ study: study.study, version: study.version, locale: language, page: resolve(out) });
    });
}
