import type { z } from 'zod';
import { addDays } from '../day.ts';
import type { Catalogue } from '../rules/catalogue.ts';
import { nearest } from './nearest.ts';
import { resolveRequest } from './resolve-request.ts';
import { type Study, type StudyCell, StudyFile } from './study.ts';

/** A study whose file is in order, and what its author should know of it; or a sentence for each mistake. */
export type StudyReading = { study: Study; notes: string[] } | { problems: string[] };

/** Longest time of a study, in days: a grant lasts no longer. */
const longest = 365;

/**
 * Reads the file of a study and writes out what it asks for.
 * @param text JSON as its author wrote it
 * @param catalogue what can be read where
 */
export function readStudy(text: string, catalogue: Catalogue): StudyReading {
  const json = parse(text);
  if ('problem' in json) return { problems: [json.problem] };
  const parsed = StudyFile.safeParse(json.value);
  if (!parsed.success) return { problems: parsed.error.issues.flatMap(sentences) };
  const { asks, ...facts } = parsed.data;
  const resolved = resolveRequest(asks, catalogue);
  const problems = ['problems' in resolved ? resolved.problems : [], mistakes(parsed.data)].flat();
  if ('problems' in resolved || problems.length > 0) return { problems };
  const read = resolved.cells.filter(({ counted }) => counted !== 'all');
  if (read.length === 0)
    return {
      problems: ['asks: all of it is only counted on every page, so that nothing would go to the study.'],
    };
  const cells = read.map(({ source, surface, kind, fields }): StudyCell => {
    // Names an item by the id that it has elsewhere: see projectObservation.
    return { source, surface, kind, fields: fields.filter((field) => field !== 'answer.updateOf') };
  });
  const notes = resolved.cells.flatMap(({ source, surface, kind, counted, verified }) => {
    const name = `${kind} on ${surface} of ${source}`;
    if (counted === 'all') return [`${name} is only counted, so nothing of it goes to the study.`];
    return verified ? [] : [`${name} is read by rules that were never tried on a real page.`];
  });
  return { study: { ...facts, cells }, notes };
}

function parse(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: `It is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.` };
  }
}

/** What no schema says. */
function mistakes({ from, until, arms = [], texts }: StudyFile): string[] {
  const days = Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
  const unfinished = Object.entries(texts).flatMap(([locale, text]) =>
    Object.entries(text ?? {}).flatMap(([part, words]) =>
      /\bTODO\b|\bXXX\b|\blorem ipsum\b|\[[^\]]*\]|<[^>]*>/i.test(words)
        ? [`texts.${locale}.${part}: a placeholder is left in it.`]
        : [],
    ),
  );
  return [
    ...(until < from ? [`until: the study ends on ${until}, before it begins on ${from}.`] : []),
    ...(days > longest
      ? [`until: a study lasts at most ${longest} days, so until ${addDays(from, longest)}.`]
      : []),
    ...(new Set(arms).size < arms.length ? ['arms: two groups have the same name.'] : []),
    ...unfinished,
  ];
}

/** What is wrong, and where; a name that nobody knows with the one that is most like it. */
function sentences(issue: z.core.$ZodIssue): string[] {
  const where = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(issue.path);
    return issue.keys.map((key) => {
      const near = nearest(key, known);
      const guess = near ? `: did you mean ${near}?` : '.';
      return `${where ? `${where}: ` : ''}nobody knows "${key}"${guess} There is: ${known.join(', ')}.`;
    });
  }
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return [`${where || 'the whole'}: it lacks.`];
  return [`${where || 'the whole'}: ${issue.message}.`];
}

/** Names that may stand at a place of the file. */
function keysAt(path: readonly PropertyKey[]): string[] {
  let schema: unknown = StudyFile;
  for (const step of path) {
    const inner = unwrap(schema);
    schema = isObject(inner) ? inner.shape[String(step)] : isArray(inner) ? inner.element : undefined;
  }
  const found = unwrap(schema);
  return isObject(found) ? Object.keys(found.shape) : [];
}

function unwrap(schema: unknown): unknown {
  const optional = schema as { unwrap?: () => unknown; element?: unknown } | undefined;
  return optional?.unwrap && optional.element === undefined ? optional.unwrap() : schema;
}

function isObject(schema: unknown): schema is z.ZodObject {
  return typeof schema === 'object' && schema !== null && 'shape' in schema;
}

function isArray(schema: unknown): schema is z.ZodArray {
  return typeof schema === 'object' && schema !== null && 'element' in schema;
}
