import { type Context, Hono } from 'hono';
import type { z } from 'zod';
import { utcDay } from '#shared/day.ts';
import { paths } from '#shared/wire/paths.ts';
import type { KnownStudies } from '../ingest/known-studies.ts';
import { type Outcome, refuse } from '../ingest/outcome.ts';
import { cellLines } from '../partner/cell-lines.ts';
import { closedWindow } from '../partner/closed-window.ts';
import type { KeyScope } from '../partner/key-scope.ts';
import type { PartnerKey } from '../partner/keys.ts';
import type { PartnerDesk } from '../partner/partner-desk.ts';
import { CellsQuery, ExhibitsQuery } from '../partner/partner-query.ts';
import type { CellsOrder } from '../partner/read-cells.ts';
import { RowsSpent } from '../partner/rows-today.ts';
import { problem, type RequestVariables } from './problem.ts';
import { Buckets } from './rate-limit.ts';
import { streamOf } from './stream-of.ts';
import { verifyPartner } from './verify-partner.ts';

/** What the routes for partners work with. */
export interface PartnerRouteDeps {
  partner: PartnerDesk;
  studies: Pick<KnownStudies, 'has'>;
  /** What one key may take. */
  partnerLimits: PartnerLimits;
  now: () => Date;
}

/** What one key may take. */
export interface PartnerLimits {
  /** Accesses an hour, in the memory of each server; as many again for who was quiet. */
  accessesPerHour: number;
  /** Rows a day (UTC), by the record of accesses; 0: as many as there are. */
  rowsPerDay: number;
}

/** Seconds after which a key whose other access is still running may come back. */
const runningRetry = 10;

/**
 * GET /v1/partner/cells and /v1/partner/exhibits, for who has a key (Authorization: Bearer): exact cells of at least 20
 * contributors, and records whose owners let people read them. Every access is on record before anything of it is handed
 * out. One at a time for each key, and so many an hour.
 */
export function partnerRoutes(deps: PartnerRouteDeps): Hono<RequestVariables> {
  const { partner, now } = deps;
  const { accessesPerHour, rowsPerDay } = deps.partnerLimits;
  const buckets = new Buckets(accessesPerHour, 3_600_000);
  const running = new Set<string>();
  /** Lets in whoever may, and holds their place until `ended` is called. */
  const enter = async (context: Context<RequestVariables>, scope: KeyScope) => {
    // A look at the head alone would be put on record, and hold the place of whoever reads.
    if (context.req.method !== 'GET') return { answer: refused(context, 'not_found') };
    const key = await verifyPartner(context, scope, deps);
    if ('refused' in key) return { answer: refused(context, key.refused) };
    const { keyId } = key.value;
    const wait = running.has(keyId) ? runningRetry : buckets.take(keyId, now().getTime());
    if (wait > 0) return { answer: refused(context, 'rate_limited', wait) };
    running.add(keyId);
    const { reader, today } = common(key.value);
    const left = await partner.rowsLeft(reader, today).catch((error: unknown) => {
      running.delete(keyId);
      throw error;
    });
    if (left <= 0) {
      running.delete(keyId);
      return { answer: spent(context) };
    }
    return { key: key.value, ended: () => void running.delete(keyId) };
  };
  const spent = (context: Context<RequestVariables>) => {
    const dayMs = 86_400_000;
    const wait = Math.ceil((dayMs - (now().getTime() % dayMs)) / 1000);
    return refused(context, 'rate_limited', wait, new RowsSpent(rowsPerDay).message);
  };
  const common = ({ keyId, name }: PartnerKey) => ({
    reader: { keyId, partner: name, rowsPerDay },
    today: utcDay(now()),
  });

  return new Hono<RequestVariables>()
    .get(paths.partnerCells, async (context) => {
      const entered = await enter(context, 'cells');
      if (entered.answer) return entered.answer;
      const { key, ended } = entered;
      try {
        const query = readQuery(context, CellsQuery, deps);
        if ('refused' in query) return problem(context, query);
        const { study, window, measure, format = 'ndjson' } = query.value;
        const measures = await partner.measures();
        if (measure !== undefined && !measures.some(({ id }) => id === measure))
          return problem(
            context,
            refuse('query_invalid', `There is no such measure: ${measures.map(({ id }) => id).join(', ')}.`),
          );
        const table = await partner.cells({ ...common(key), study, window, measures, measure });
        return streamed(context, cellLines(table, format), format);
      } catch (error) {
        if (error instanceof RowsSpent) return spent(context);
        throw error;
      } finally {
        ended();
      }
    })
    .get(paths.partnerExhibits, async (context) => {
      const entered = await enter(context, 'exhibits');
      if (entered.answer) return entered.answer;
      const { key, ended } = entered;
      const query = readQuery(context, ExhibitsQuery, deps);
      if ('refused' in query) {
        ended();
        return problem(context, query);
      }
      const { study, window, format = 'ndjson' } = query.value;
      const lines = partner.exhibits({ ...common(key), study, window, format });
      return streamed(context, lines, format, ended);
    });
}

function refused(
  context: Context<RequestVariables>,
  code: Parameters<typeof refuse>[0],
  wait?: number,
  detail?: string,
): Response {
  const answer = problem(context, refuse(code, detail));
  if (answer.status === 401) answer.headers.set('www-authenticate', 'Bearer');
  if (wait !== undefined) answer.headers.set('retry-after', String(wait));
  return answer;
}

function readQuery<T extends { study: string; window: string }>(
  context: Context<RequestVariables>,
  schema: z.ZodObject & z.ZodType<T>,
  { studies, now }: Pick<PartnerRouteDeps, 'studies' | 'now'>,
): Outcome<Omit<T, 'window'> & Pick<CellsOrder, 'window'>> {
  const given = Object.entries(context.req.queries());
  const twice = given.some(([, values]) => values.length > 1);
  const query = schema.safeParse(Object.fromEntries(given.map(([name, [value]]) => [name, value])));
  if (!query.success || twice)
    return refuse(
      'query_invalid',
      `Give ${Object.keys(schema.shape).join(', ')}, each once; a day as YYYY-MM-DD.`,
    );
  if (!studies.has(query.data.study)) return refuse('study_unknown');
  const window = closedWindow(query.data.window, utcDay(now()));
  return window
    ? { value: { ...query.data, window } }
    : refuse(
        'query_invalid',
        'This window is not closed yet: donations are taken for three days after its end.',
      );
}

const csv = { type: 'text/csv; charset=utf-8', extension: 'csv' };
const ndjson = { type: 'application/x-ndjson', extension: 'ndjson' };
const formats = { ndjson, csv, '4cat': ndjson, '4cat-csv': csv } as const;

function streamed(
  context: Context<RequestVariables>,
  lines: AsyncIterable<string> | Iterable<string>,
  format: keyof typeof formats,
  ended = () => {},
): Response {
  return context.body(streamOf(piecesOf(lines), ended), 200, {
    'content-type': formats[format].type,
    'cache-control': 'no-store',
    'content-disposition': `attachment; filename="daylight-partner.${formats[format].extension}"`,
  });
}

async function* piecesOf(lines: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  yield* lines;
}
