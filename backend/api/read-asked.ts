import type { z } from 'zod';
import { type Outcome, refuse } from '../ingest/outcome.ts';
import type { ApiContext, Asked, Operation } from './operation.ts';

/**
 * Reads and checks what a request asks. A parameter that there is not, or that is given twice without being a list, is
 * refused: a slip that is ignored would be an answer to another question.
 */
export function readAsked(context: ApiContext, { params, query }: Operation): Outcome<Asked> {
  const given = Object.entries(context.req.queries());
  const twice = given.find(([name, values]) => values.length > 1 && !isList(query, name));
  if (twice) return refuse('query_invalid', `Give ${twice[0]} once.`);
  const asked = query.safeParse(
    Object.fromEntries(given.map(([name, values]) => [name, isList(query, name) ? values : values[0]])),
  );
  const place = params.safeParse(context.req.param());
  if (!place.success) return refuse('not_found');
  return asked.success
    ? { value: { params: place.data, query: asked.data } }
    : refuse('query_invalid', sentenceOf(asked.error, query));
}

function isList(query: z.ZodObject, name: string): boolean {
  return query.shape[name]?.safeParse([]).success === true;
}

function sentenceOf(error: z.ZodError, query: z.ZodObject): string {
  const [issue] = error.issues;
  if (issue?.code === 'unrecognized_keys')
    return `There is no parameter ${issue.keys.join(', ')}: there are ${Object.keys(query.shape).join(', ') || 'none'}.`;
  return `${issue?.path.join('.') ?? 'The query'}: ${issue?.message ?? 'cannot be read'}.`;
}
