import ky, { HTTPError } from 'ky';

/** Fetches a published JSON file: no cookie, no key, nothing about this person. */
export async function fetchPublic(
  origin: string,
  path: string,
  signal?: AbortSignal,
): Promise<{ json: unknown } | { failed: 'offline' | 'not-found' }> {
  try {
    const options = {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      timeout: 20_000,
      retry: 1,
      ...(signal ? { signal } : {}),
    } as const;
    return { json: await ky.get(origin + path, options).json() };
  } catch (error) {
    const notFound = error instanceof HTTPError && error.response.status === 404;
    return { failed: notFound ? 'not-found' : 'offline' };
  }
}
