import type { ErrorCode } from '#shared/errors.ts';
import { counter } from './counter.ts';
import type { Family } from './family.ts';
import { histogram } from './histogram.ts';

/** What a request's log line knows of it, too: nothing that its sender chose. */
export interface RequestFacts {
  method: string;
  /** Pattern of the route, as it stands in our code. */
  route: string;
  status: number;
  /** How long the answer took. */
  ms: number;
  code?: ErrorCode | undefined;
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Seconds: from a page out of memory to what a client gives up on. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Requests by route and status class, how long they took, and refusals by reason. */
export function requestMetrics(): { families: Family[]; onRequest: (facts: RequestFacts) => void } {
  const requests = counter('daylight_http_requests_total', 'Requests, by route and class of status.');
  const durations = histogram(
    'daylight_http_request_duration_seconds',
    'Time until the answer was ready, by route.',
    bounds,
  );
  const refusals = counter('daylight_refusals_total', 'Requests that were not taken, by route and reason.');
  return {
    families: [requests, durations, refusals],
    onRequest({ method, route, status, ms, code }) {
      const called = methods.has(method) ? method : 'other';
      requests.add({ method: called, route, status: `${Math.floor(status / 100)}xx` });
      durations.observe({ route }, ms / 1000);
      if (code !== undefined) refusals.add({ route, reason: code });
    },
  };
}
