import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { type RequestedCell, resolveRequest } from '#shared/studies/resolve-request.ts';
import { StudyRequest } from '#shared/studies/study-request.ts';
import { OperatorError } from '../../operator-error.ts';
import { printResult, say } from '../output.ts';
import { openSources, type SourceOptions, sourcesOption } from './open-sources.ts';
import { readCatalogue } from './read-catalogue.ts';

/** `daylight source request`: what a study that asks for these sites, surfaces, kinds and fields would get. */
export function requestCommand(): Command {
  return new Command('request')
    .description(
      'say exactly what a study would get that asks for what a file names, or what is wrong with it',
    )
    .argument(
      '<file>',
      'a JSON list of {source, surfaces, kinds, fields}; docs/adding-a-study.md has an example',
    )
    .option(...sourcesOption)
    .action((file: string, options: SourceOptions) => {
      const request = readRequest(file);
      const catalogue = readCatalogue(openSources(options)).map(({ entry }) => entry);
      const resolved = resolveRequest(request, catalogue);
      if ('problems' in resolved)
        throw new OperatorError(resolved.problems.map((problem) => `${file}: ${problem}`).join('\n'));
      for (const cell of resolved.cells) say(sentence(cell));
      say(
        'This is what the rules can read, and what a study with these lines would get: "daylight study" makes one.',
      );
      printResult({ request: resolved.cells });
    });
}

function readRequest(file: string): StudyRequest {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const isThere = error instanceof SyntaxError;
    throw new OperatorError(
      isThere ? `${file} is not JSON: ${error.message}.` : `The file ${file} cannot be read.`,
    );
  }
  const parsed = StudyRequest.safeParse(json);
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map(
    ({ path, message }) => `${file}: ${path.join('.') || 'the whole'}: ${message}`,
  );
  throw new OperatorError(sentences.join('\n'));
}

function sentence({ source, surface, kind, fields, counted, verified }: RequestedCell): string {
  const marks = [
    ...(counted === 'some' ? ['in part only counted'] : []),
    ...(verified ? [] : ['unverified']),
  ];
  const behind = marks.length > 0 ? ` (${marks.join(', ')})` : '';
  if (counted === 'all') return `${source} ${surface}, ${kind}${behind}: only counted, nothing is read`;
  return `${source} ${surface}, ${kind}${behind}: ${fields.join(', ') || 'what every observation has'}`;
}
