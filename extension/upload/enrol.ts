import { type Enrolment, EnrolmentAnswer } from '#shared/wire/enrolment.ts';
import { paths } from '#shared/wire/paths.ts';
import { type Backend, type PostResult, postSigned } from './post.ts';
import type { Signatory } from './sign.ts';

/** Makes the study key known to the server. The answer is the key that the server signs receipts with. */
export async function enrol(
  backend: Backend,
  signatory: Signatory,
  enrolment: Enrolment,
  signal?: AbortSignal,
): Promise<{ receiptKey: string } | Exclude<PostResult, { answer: unknown }>> {
  const json = JSON.stringify(enrolment);
  const result = await postSigned(backend, paths.enrolments, json, signatory.contributor, signatory, signal);
  if (!('answer' in result)) return result;
  const answer = EnrolmentAnswer.safeParse(result.answer);
  if (!answer.success || answer.data.contributor !== signatory.contributor) return { later: 'server' };
  return { receiptKey: answer.data.receiptKey };
}
