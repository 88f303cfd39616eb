import type { MiddlewareHandler } from 'hono';
import { limits } from '#shared/wire/limits.ts';
import { refuse } from '../ingest/outcome.ts';
import { BytesInFlight } from './bytes-in-flight.ts';
import { problem, type RequestVariables } from './problem.ts';
import { receiveBody } from './receive-body.ts';

/** How much is taken on at a time. */
export interface LoadLimits {
  /** Requests worked on at a time. A request that is still coming in is not worked on, and takes no such place. */
  maxInFlight: number;
  /** Bytes of bodies in memory. */
  maxBytesInFlight: number;
  /** Whether the process is at its limit already. */
  isStrained: () => boolean;
}

/** Takes on so much at a time; more is asked to come back later, before memory grows. */
export function limitInFlight(load: LoadLimits): MiddlewareHandler<RequestVariables> {
  const bytes = new BytesInFlight(load.maxBytesInFlight);
  let working = 0;
  return async (context, next) => {
    const later = () => problem(context, refuse('overloaded'));
    if (load.isStrained() || working >= load.maxInFlight) return later();
    const { received, held } = await receiveBody(context, limits.bodyBytes, (giveUp) => bytes.enter(giveUp));
    try {
      if (received === 'given-up' || working >= load.maxInFlight) return later();
      context.set('received', received);
      working++;
      try {
        return await next();
      } finally {
        working--;
      }
    } finally {
      held.release();
    }
  };
}
