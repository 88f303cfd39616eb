import { createHmac, randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { utcDay } from '#shared/day.ts';
import { refuse } from '../ingest/outcome.ts';
import { addressPrefix } from './address-prefix.ts';
import { clientAddress } from './client-address.ts';
import { problem, type RequestVariables } from './problem.ts';

/** How much may come from one network. */
export interface RateLimits {
  /** Requests a minute; 0: as many as they like. */
  requestsPerMinute: number;
  /** Enrolments and questions for a challenge an hour; 0: as many as they like. */
  enrolmentsPerHour: number;
  /** Proxies of our own in front of this server. */
  trustedProxies: number;
}

/** Networks remembered at a time. Beyond, the one that was longest quiet is forgotten. */
const mostNetworks = 50_000;

/** A full bucket holds the requests of so many intervals, so that a lecture hall may start all at once. */
const burst = 2;

/** Token buckets: each fills evenly, and a request takes one token. */
export class Buckets {
  readonly #perMs: number;
  readonly #size: number;
  readonly #most: number;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();
  #day = '';
  #salt = randomBytes(32);

  /**
   * @param rate tokens per interval
   * @param intervalMs milliseconds
   */
  constructor(rate: number, intervalMs: number, most = mostNetworks) {
    this.#perMs = rate / intervalMs;
    this.#size = rate * burst;
    this.#most = most;
  }

  /**
   * Takes a token of a network.
   * @returns seconds until there is one; 0 when one was taken
   */
  take(network: string, now: number): number {
    const name = this.#nameOf(network, now);
    const { tokens, at } = this.#buckets.get(name) ?? { tokens: this.#size, at: now };
    const filled = Math.min(this.#size, tokens + Math.max(0, now - at) * this.#perMs);
    const has = filled >= 1;
    // Anew at the end, so that the first one is always the one that was longest quiet.
    this.#buckets.delete(name);
    this.#buckets.set(name, { tokens: has ? filled - 1 : filled, at: now });
    const [quietest] = this.#buckets.keys();
    if (this.#buckets.size > this.#most && quietest !== undefined) this.#buckets.delete(quietest);
    return has ? 0 : Math.ceil((1 - filled) / this.#perMs / 1000);
  }

  /** Names of what is remembered: nothing that an address could be read from. */
  names(): string[] {
    return [...this.#buckets.keys()];
  }

  /** A network under a salt that lives for a day, in memory alone: tomorrow nobody can tell who was here today. */
  #nameOf(network: string, now: number): string {
    const day = utcDay(new Date(now));
    if (day !== this.#day) {
      this.#day = day;
      this.#salt = randomBytes(32);
      this.#buckets.clear();
    }
    return createHmac('sha256', this.#salt).update(network).digest('base64');
  }
}

/**
 * Refuses what is more than a network may send. A request from this machine itself is not limited: there stands a proxy,
 * whose clients cannot be told apart, or the operator.
 * @param buckets undefined: nothing is limited
 */
export function rateLimit(
  buckets: Buckets | undefined,
  trustedProxies: number,
  now: () => Date,
): MiddlewareHandler<RequestVariables> {
  return async (context, next) => {
    const network = buckets && addressPrefix(clientAddress(context, trustedProxies) ?? '');
    const wait = network === undefined ? 0 : buckets?.take(network, now().getTime());
    if (!wait) return next();
    const answer = problem(context, refuse('rate_limited'));
    answer.headers.set('retry-after', String(wait));
    return answer;
  };
}

/** Buckets for requests and for enrolments. */
export function bucketsOf(limits: RateLimits): { requests?: Buckets; enrolments?: Buckets } {
  const { requestsPerMinute, enrolmentsPerHour } = limits;
  return {
    ...(requestsPerMinute > 0 ? { requests: new Buckets(requestsPerMinute, 60_000) } : {}),
    ...(enrolmentsPerHour > 0 ? { enrolments: new Buckets(enrolmentsPerHour, 3_600_000) } : {}),
  };
}
