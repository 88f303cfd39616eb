import ky, { HTTPError } from 'ky';

const options = {
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  timeout: 20_000,
  // A server that asks for more patience than a worker lives gets it from the next run.
  retry: { limit: 1, maxRetryAfter: 1000 },
} as const;

/** Fetches a published JSON file: no cookie, no key, nothing about this person. */
export async function fetchPublic(
  origin: string,
  path: string,
  signal?: AbortSignal,
): Promise<{ json: unknown } | { failed: 'offline' | 'not-found' }> {
  try {
    return { json: await ky.get(origin + path, { ...options, ...(signal ? { signal } : {}) }).json() };
  } catch (error) {
    return { failed: whyNot(error) };
  }
}

/** Fetches a published file as it is. */
export async function fetchPublicFile(
  origin: string,
  path: string,
): Promise<{ bytes: Uint8Array } | { failed: 'offline' | 'not-found' }> {
  try {
    return { bytes: new Uint8Array(await ky.get(origin + path, options).arrayBuffer()) };
  } catch (error) {
    return { failed: whyNot(error) };
  }
}

function whyNot(error: unknown): 'offline' | 'not-found' {
  return error instanceof HTTPError && error.response.status === 404 ? 'not-found' : 'offline';
}
