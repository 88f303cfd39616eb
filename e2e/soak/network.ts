import type { Random } from '../simulate/random.ts';
import { drawFault } from './faults.ts';

/** Whoever answers at the other end. @throws when the connection breaks before there is an answer */
export type Answering = (request: Request) => Promise<Response>;

const networks = new Map<string, Network>();
const domain = '.soak.test';
const realFetch = globalThis.fetch;

/** Told of what is handed to a network, at the very moment: from then on it may arrive, whatever becomes of it. */
export type Handing = (path: string, body: Uint8Array) => void;

/** Lets `fetch` reach the hosts of soak networks; every other address is left as it is. */
export function joinNetworks(): () => void {
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const network = networks.get(new URL(request.url).host);
    return network ? network.carry(request) : realFetch(input, init);
  };
  return () => {
    globalThis.fetch = realFetch;
  };
}

/** The network between one device and the server, under a host name of its own. It fails as networks do. */
export class Network {
  /** Share of requests that something happens to, 0 to 1. */
  faultiness = 0;
  readonly host: string;
  readonly #random: Random;
  readonly #answer: Answering;
  readonly #handed: Handing;
  readonly #late: Request[] = [];
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(name: string, random: Random, answer: Answering, handed: Handing = () => undefined) {
    this.host = name + domain;
    this.#random = random;
    this.#answer = answer;
    this.#handed = handed;
    networks.set(this.host, this);
  }

  /** Carries a request, or does to it what networks do. */
  async carry(request: Request): Promise<Response> {
    const { signal } = request;
    const body = new Uint8Array(await request.arrayBuffer());
    signal.throwIfAborted(); // Called off before it left.
    this.#handed(new URL(request.url).pathname, body);
    const headers = new Headers(request.headers);
    headers.set('host', this.host);
    const hasBody = request.method !== 'GET';
    if (hasBody) headers.set('content-length', String(body.length));
    const copy = () =>
      new Request(request.url, { method: request.method, headers, ...(hasBody ? { body } : {}) });
    const answered = this.#carry(copy);
    this.#track(answered);
    // Whoever gives up hears nothing more, and what is under way goes on.
    return Promise.race([
      answered,
      new Promise<never>((_, reject) => {
        if (signal.aborted) reject(signal.reason);
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
    ]);
  }

  /** Lets arrive what was held up on the way. Nobody waits for the answers any more. */
  async deliverLate(): Promise<void> {
    for (const request of this.#late.splice(0)) await this.#answer(request).catch(() => undefined);
  }

  /** Waits until nothing is under way. */
  async quiet(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }

  /** Takes the host name back. */
  close(): void {
    networks.delete(this.host);
  }

  async #carry(copy: () => Request): Promise<Response> {
    switch (drawFault(this.#random, this.faultiness)) {
      case 'lost':
        throw cut();
      case 'answer-lost':
        await this.#answer(copy());
        throw cut();
      case 'twice':
        await this.#answer(copy());
        return this.#answer(copy());
      case 'at-once': {
        const [, second] = await Promise.all([this.#answer(copy()), this.#answer(copy())]);
        return second;
      }
      case 'late':
        this.#late.push(copy());
        throw cut();
      case 'busy':
        return new Response('busy', { status: 503, headers: { 'retry-after': '90' } });
      case 'foreign':
        return new Response('<h1>Please log in to the Wi-Fi</h1>', {
          headers: { 'content-type': 'text/html' },
        });
      default:
        return this.#answer(copy());
    }
  }

  #track(work: Promise<unknown>): void {
    const done = work.catch(() => undefined).finally(() => this.#underWay.delete(done));
    this.#underWay.add(done);
  }
}

/** What `fetch` throws when a connection breaks. */
function cut(): TypeError {
  return new TypeError('fetch failed');
}
