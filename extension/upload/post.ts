import ky, { HTTPError, NetworkError, TimeoutError } from 'ky';
import type { ErrorCode } from '#shared/errors.ts';
import { Problem } from '#shared/wire/problem.ts';
import { type EncodedBody, encodeBody } from './encode.ts';
import { type Signatory, signRequest } from './sign.ts';

/** The backend, and what is known of its clock. */
export interface Backend {
  /** Origin, without a trailing slash. */
  origin: string;
  /** Seconds to add to the clock of this device; learnt from the server's answer, for this session only. */
  clockOffset: number;
}

/** The outcome of a request: its answer; or to try later; or a refusal that trying again cannot mend. */
export type PostResult =
  | { answer: unknown }
  | { later: 'offline' | 'server' | 'stopped'; retryAfter?: number }
  | { refused: ErrorCode };

const mendable: ReadonlySet<ErrorCode> = new Set(['overloaded', 'internal', 'rate_limited']);

/** The content is in order, but another signature is needed: by a clock that is so many seconds ahead of ours. */
export interface SignAgain {
  signAgain: number;
}

/** How often one and the same request is signed at most, when the clocks differ. */
export const mostSignatures = 3;

/**
 * Posts a JSON text, compressed and signed. Every attempt is signed anew. Small hiccups are tried again at once, with
 * jitter; everything longer is the caller's, who must survive the death of this worker.
 */
export async function postSigned(
  backend: Backend,
  path: string,
  json: string,
  idempotencyKey: string,
  signatory: Signatory,
  signal?: AbortSignal,
): Promise<PostResult> {
  const encoded = await encodeBody(json, idempotencyKey);
  for (let signed = 0; signed < mostSignatures; signed++) {
    const result = await attempt(backend, path, encoded, signatory, signal);
    if (!('signAgain' in result)) return result;
    backend.clockOffset = result.signAgain;
  }
  return { later: 'server' };
}

async function attempt(
  backend: Backend,
  path: string,
  encoded: EncodedBody,
  signatory: Signatory,
  signal: AbortSignal | undefined,
): Promise<PostResult | SignAgain> {
  const now = () => Math.floor(Date.now() / 1000) + backend.clockOffset;
  try {
    const answer = await ky.post(backend.origin + path, {
      ...encoded,
      // The bytes themselves and not the request's stream, so that they go out with a length and can go out again.
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const headers = await signRequest(request, signatory, now());
        return fetch(request, { headers, body: encoded.body });
      },
      retry: {
        limit: 2,
        methods: ['post'],
        statusCodes: [408, 502, 503, 504],
        afterStatusCodes: [503],
        maxRetryAfter: 3000,
        backoffLimit: 3000,
        jitter: true,
      },
      timeout: 20_000,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      ...(signal ? { signal } : {}),
    });
    return { answer: await answer.json() };
  } catch (error) {
    if (signal?.aborted) return { later: 'stopped' };
    if (error instanceof HTTPError) return readRefusal(error, backend.clockOffset);
    if (error instanceof NetworkError || error instanceof TimeoutError || error instanceof SyntaxError)
      return { later: 'offline' };
    throw error;
  }
}

/** What a refusal means: to sign again, to come later, or never. */
export function readRefusal(
  error: HTTPError,
  clockOffset: number,
): Exclude<PostResult, { answer: unknown }> | SignAgain {
  const problem = Problem.safeParse(error.data);
  const retryAfter = readRetryAfter(error.response.headers.get('retry-after'));
  // A proxy's or a captive portal's answer says nothing about the batch.
  if (!problem.success) return { later: 'server', ...retryAfter };
  const { code, serverTime } = problem.data;
  if (code === 'clock_skew' && serverTime !== undefined)
    return { signAgain: serverTime - Math.floor(Date.now() / 1000) };
  // A browser sends a request a second time by itself when its connection breaks: the first one may have arrived.
  if (code === 'request_replayed') return { signAgain: clockOffset };
  return mendable.has(code) ? { later: 'server', ...retryAfter } : { refused: code };
}

function readRetryAfter(header: string | null): { retryAfter?: number } {
  if (!header) return {};
  const seconds = Number(header);
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) && wait > 0 ? { retryAfter: wait } : {};
}
