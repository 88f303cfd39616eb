import type { MiddlewareHandler } from 'hono';
import { refuse } from '../ingest/outcome.ts';
import { problem, type RequestVariables } from './problem.ts';

/** Lets so many requests be worked on at a time; more are asked to come back later. */
export function limitInFlight(most: number): MiddlewareHandler<RequestVariables> {
  let inFlight = 0;
  return async (context, next) => {
    if (inFlight >= most) return problem(context, refuse('overloaded'));
    inFlight++;
    try {
      return await next();
    } finally {
      inFlight--;
    }
  };
}
