import { origin } from '../test-app.ts';

/** A request before it is one, so that everything in it can be wrong. */
export interface RawRequest {
  method: string;
  /** Path and query, as they stand in the request line. */
  target: string;
  headers: [name: string, value: string][];
  body: Uint8Array<ArrayBuffer> | null;
}

/** Makes the request; undefined where no client could send it over HTTP. */
export function asRequest({ method, target, headers, body }: RawRequest): Request | undefined {
  try {
    const mayHaveBody = method !== 'GET' && method !== 'HEAD';
    return new Request(origin + target, { method, headers, ...(mayHaveBody && body ? { body } : {}) });
  } catch {
    return undefined;
  }
}

/** The first value of a header, an empty text where there is none. */
export function headerOf({ headers }: RawRequest, wanted: string): string {
  return headers.find(([name]) => name === wanted)?.[1] ?? '';
}

/** The request with one header set, in the place of all of that name. */
export function withHeader(request: RawRequest, name: string, value: string): RawRequest {
  const others = request.headers.filter(([other]) => other !== name);
  return { ...request, headers: [...others, [name, value]] };
}
