import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
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
 * Reads the file of a study, JSON or YAML (`.yaml`, `.yml`).
 * @throws OperatorError with a sentence for each mistake
 */
export function openStudy(file: string, options: SourceOptions): OpenedStudy {
  const text = /\.ya?ml$/.test(file) ? asJson(file) : readText(file);
  const catalogue = readCatalogue(openSources(options)).map(({ entry }) => entry);
  const reading = readStudy(text, catalogue);
  if ('problems' in reading)
    throw new OperatorError(reading.problems.map((problem) => `${file}: ${problem}`).join('\n'));
  return { ...reading, sites: new Map(catalogue.map(({ source, name }) => [source, name])) };
}

/** What a YAML file holds, as JSON. Its core schema knows no dates: a day stays the text that it is. */
function asJson(file: string): string {
  const text = readText(file);
  try {
    return JSON.stringify(parse(text, { schema: 'core', maxAliasCount: 20 })) ?? '';
  } catch (error) {
    const [what] = String(error instanceof Error ? error.message : error).split('\n');
    throw new OperatorError(`${file}: It is not YAML: ${what}`);
  }
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
