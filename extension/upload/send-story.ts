import { sha256 } from '#shared/sha256.ts';
import { paths } from '#shared/wire/paths.ts';
import { StoryReceipt, storyReceiptText } from '#shared/wire/story.ts';
import type { ConsentedStory } from '../consent/gate-story.ts';
import { type Backend, type PostResult, postSigned } from './post.ts';
import type { Signatory } from './sign.ts';
import { isSignedBy } from './verify-receipt.ts';

/** Sends a story that passed the gate. What counts as a receipt is checked as with batches. */
export async function sendStory(
  backend: Backend,
  { id, revision, json }: ConsentedStory,
  signatory: Signatory,
  receiptKey: string,
  signal?: AbortSignal,
): Promise<{ receipt: StoryReceipt } | Exclude<PostResult, { answer: unknown }>> {
  const result = await postSigned(backend, paths.stories, json, `${id}.${revision}`, signatory, signal);
  if (!('answer' in result)) return result;
  const receipt = StoryReceipt.safeParse(result.answer);
  const genuine =
    receipt.success &&
    receipt.data.story === id &&
    receipt.data.revision === revision &&
    receipt.data.contributor === signatory.contributor &&
    receipt.data.digest === (await sha256(json)) &&
    (await isSignedBy(receiptKey, storyReceiptText(receipt.data), receipt.data.signature));
  return genuine ? { receipt: receipt.data } : { later: 'server' };
}
