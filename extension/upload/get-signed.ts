import ky, { HTTPError } from 'ky';
import { type Backend, mostSignatures, type PostResult, readRefusal } from './post.ts';
import { type Signatory, signRequest } from './sign.ts';

/**
 * Fetches what the server tells the holder of a key alone, as bytes. Every attempt is signed anew; nothing but the
 * signature is sent, so it passes no gate.
 */
export async function getSigned(
  backend: Backend,
  path: string,
  signatory: Signatory,
): Promise<{ bytes: Uint8Array<ArrayBuffer> } | Exclude<PostResult, { answer: unknown }>> {
  for (let signed = 0; signed < mostSignatures; signed++) {
    try {
      const now = Math.floor(Date.now() / 1000) + backend.clockOffset;
      const answer = await ky.get(backend.origin + path, {
        fetch: async (input, init) => {
          const request = new Request(input, init);
          return fetch(request, { headers: await signRequest(request, signatory, now) });
        },
        retry: 0,
        timeout: 30_000,
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
      });
      return { bytes: new Uint8Array(await answer.arrayBuffer()) };
    } catch (error) {
      // Whatever else goes wrong in a fetch is the line: refused, too slow, or broken off in the middle.
      if (!(error instanceof HTTPError)) return { later: 'offline' };
      const refusal = readRefusal(error, backend.clockOffset);
      if (!('signAgain' in refusal)) return refusal;
      backend.clockOffset = refusal.signAgain;
    }
  }
  return { later: 'server' };
}
