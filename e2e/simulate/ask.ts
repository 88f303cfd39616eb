import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Sends a request until it is answered, and gives the JSON of the answer. The maker is called for every attempt, so
 * that each has a signature of its own.
 * @throws when the server refuses for a reason that trying again cannot mend, or does not come back in time
 */
export type Ask = (make: () => Promise<Request>) => Promise<unknown>;

/** What asking has cost. */
export interface AskRecord {
  /** Milliseconds from the first attempt to the answer, of the attempts that needed no retry. */
  latencies: number[];
  retries: number;
}

/** How long a server may be away, in milliseconds. */
const patience = 5 * 60_000;

/** Asks over the network, with a pause that doubles up to a second and has jitter. */
export function networkAsk(record: AskRecord): Ask {
  return async (make) => {
    const start = performance.now();
    for (let attempt = 0; ; attempt++) {
      const sent = performance.now();
      const answer = await send(await make());
      if ('json' in answer) {
        record.latencies.push(performance.now() - sent);
        return answer.json;
      }
      if (answer.final || performance.now() - start > patience) throw new Error(answer.reason);
      record.retries++;
      await sleep(Math.min(1000, 50 * 2 ** attempt) * (0.5 + Math.random()));
    }
  };
}

type Answer = { json: unknown } | { reason: string; final: boolean };

async function send(request: Request): Promise<Answer> {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(30_000) });
    if (response.ok) return { json: await response.json() };
    const reason = `${request.method} ${request.url}: ${response.status} ${await response.text()}`;
    return { reason, final: response.status < 500 };
  } catch (error) {
    // Refused, reset, cut in the middle of an answer: what a dying server looks like from outside.
    return { reason: `${request.method} ${request.url}: ${String(error)}`, final: false };
  }
}
