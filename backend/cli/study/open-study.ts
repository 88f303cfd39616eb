import { readFileSync } from 'node:fs';
import { readStudy } from '#shared/studies/read-study.ts';
import type { Study } from '#shared/studies/study.ts';
import { OperatorError } from '../../operator-error.ts';
import { openSources, type SourceOptions } from '../source/open-sources.ts';
import { readCatalogue } from '../source/read-catalogue.ts';

/** A study out of its file, what its author should know of it, and names of the sites that can be read. */
export interface OpenedStudy {
  study: Study;
  notes: string[];
  /** Name of each site as people know it, by source. */
  sites: ReadonlyMap<string, string>;
}

/**
 * Reads the file of a study.
 * @throws OperatorError with a sentence for each mistake
 */
export function openStudy(file: string, options: SourceOptions): OpenedStudy {
  const text = readText(file);
  const catalogue = readCatalogue(openSources(options)).map(({ entry }) => entry);
  const reading = readStudy(text, catalogue);
  if ('problems' in reading)
    throw new OperatorError(reading.problems.map((problem) => `${file}: ${problem}`).join('\n'));
  return { ...reading, sites: new Map(catalogue.map(({ source, name }) => [source, name])) };
}

/**
 * Text of a file.
 * @throws OperatorError where it cannot be read
 */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new OperatorError(`The file ${file} cannot be read.`);
  }
}
