import type { z } from 'zod';
import type { ErrorCode } from '#shared/errors.ts';
import { DeletionReceipt } from '#shared/wire/deletion.ts';
import { EnrolmentAnswer } from '#shared/wire/enrolment.ts';
import { Holdings } from '#shared/wire/holdings.ts';
import { paths } from '#shared/wire/paths.ts';
import { Problem } from '#shared/wire/problem.ts';
import { Receipt } from '#shared/wire/receipt.ts';
import { StoryReceipt } from '#shared/wire/story.ts';
import { StructureReceipt } from '#shared/wire/structure.ts';
import { statuses } from '../../problem.ts';

/** What an answer says: a receipt of some kind, a refusal with its code, or a page for everybody. */
export type Verdict =
  | { taken: string; answer: unknown }
  | { refused: ErrorCode }
  | { page: number }
  | { wrong: string };

const schemas: Record<string, z.ZodType | undefined> = {
  [paths.enrolments]: EnrolmentAnswer,
  [paths.batches]: Receipt,
  [paths.stories]: StoryReceipt,
  [paths.structures]: StructureReceipt,
  [paths.deletions]: DeletionReceipt,
  [paths.presignedDeletions]: DeletionReceipt,
  [paths.me]: Holdings,
};

const partners: ReadonlySet<string> = new Set([paths.partnerCells, paths.partnerExhibits]);

/** Judges an answer: one of our codes with its status, what the wire schema promises, or a page; never 5xx. */
export async function judge(request: Request, answer: Response): Promise<Verdict> {
  const text = await answer.text();
  const { status } = answer;
  const { pathname } = new URL(request.url);
  if (status >= 500 || status < 200) return { wrong: `${status} to ${request.method} ${pathname}: ${text}` };
  if (answer.headers.get('content-type') === 'application/problem+json' && request.method !== 'HEAD') {
    const problem = Problem.safeParse(JSON.parse(text));
    const fits = problem.success && problem.data.status === status && statuses[problem.data.code] === status;
    return fits ? { refused: problem.data.code } : { wrong: `not a problem of ours: ${text}` };
  }
  if (partners.has(pathname) && request.method === 'GET' && status === 200)
    // A window with nothing in it has no record, and a table that says so.
    return text === '' || text.split('\n', 1)[0]?.includes('Confidential: for Partner alone')
      ? { page: status }
      : { wrong: `what is not public does not say whom it is for: ${text.slice(0, 200)}` };
  const schema = request.method === 'POST' ? schemas[pathname] : undefined;
  if (!schema) {
    const isOurs = pathname.startsWith('/v1/') && request.method !== 'HEAD' && status >= 400;
    return isOurs ? { wrong: `${status} to ${pathname} without a code: ${text}` } : { page: status };
  }
  const parsed = schema.safeParse(JSON.parse(text));
  return parsed.success
    ? { taken: pathname, answer: parsed.data }
    : { wrong: `${status} to ${pathname} that fits no schema: ${text}` };
}
