import { once } from 'node:events';
import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer as createNetServer, type Socket } from 'node:net';
import { makeCertificate } from './certificate.ts';

/** One request that reached the server. */
export interface Seen {
  host: string;
  method: string;
  /** Path with query. */
  path: string;
}

/** What is answered to a request. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** What Chromium asks for on its own account, whatever its flags. */
const errands = [
  { host: 'accounts.google.com', path: '/ListAccounts?' },
  { host: 'clients2.google.com', path: '/time/1/current?' },
  { host: 'update.googleapis.com', path: '/service/update2/json' },
  { host: 'content-autofill.googleapis.com', path: '/v1/pages/' }, // Where a page has a field to fill.
];

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * The whole web as far as the browser can tell: one local server, with TLS and without, that stands for every host name.
 * It answers what it was given and 404 to all else, and records every request, so that a test can fail on any that it did not expect.
 */
export class Web {
  readonly requests: Seen[] = [];
  readonly #handlers = new Map<string, Handle>();
  readonly #headers = new WeakMap<Seen, IncomingHttpHeaders>();
  readonly #faults: (Seen & { lose: 'request' | 'response' })[] = [];
  readonly #certificate = makeCertificate();
  readonly #sockets = new Set<Socket>();
  readonly #plain = createServer((request, response) => this.#answer(request, response));
  readonly #tls = createTlsServer(this.#certificate, (request, response) => this.#answer(request, response));
  readonly #server = createNetServer((socket) => this.#connect(socket));

  /** Starts on a free port of the loopback address. */
  async start(): Promise<this> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return this;
  }

  /** Where it listens. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Arguments that make Chromium take every host name here and accept the certificate. */
  get chromiumArguments(): string[] {
    return [
      `--host-resolver-rules=MAP * 127.0.0.1:${this.port}`,
      `--ignore-certificate-errors-spki-list=${this.#certificate.spki}`,
    ];
  }

  /** Settings that make Firefox take every host name here. It is told separately to accept the certificate. */
  get firefoxPreferences(): Record<string, string | number | boolean> {
    return {
      'network.dns.forceResolve': '127.0.0.1',
      'network.socket.forcePort': `443=${this.port};80=${this.port}`,
    };
  }

  /** Answers requests to a host. `answer` may give nothing: then it is 404. */
  serve(host: string, answer: (seen: Seen) => Answer | undefined): void {
    this.#handlers.set(host, (request, response) => {
      const { status = 200, headers = {}, body = '' } = answer(seen(request)) ?? { status: 404 };
      response.writeHead(status, headers).end(body);
    });
  }

  /** Hands requests to a host on to a server that speaks plain HTTP, e.g. `http://127.0.0.1:8787`. */
  proxy(host: string, origin: string): void {
    this.#handlers.set(host, (request, response) => {
      const { method, headers, url = '/' } = request;
      const lose = this.#takeFault(seen(request));
      if (lose === 'request') return void response.destroy();
      const onward = httpRequest(new URL(url, origin), { method, headers }, (answer) => {
        if (lose === 'response') return void answer.resume().once('end', () => response.destroy());
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.once('error', () => response.destroy());
      request.pipe(onward);
    });
  }

  /** Loses the next such request to a proxied host: before it is handed on, or after it was answered. */
  loseNext(request: Seen, lose: 'request' | 'response'): void {
    this.#faults.push({ ...request, lose });
  }

  /** Headers that came with a request. */
  headersOf(request: Seen): IncomingHttpHeaders {
    return this.#headers.get(request) ?? {};
  }

  /** Requests to hosts that nobody serves, apart from the browser's own errands. */
  get strangers(): Seen[] {
    return this.requests.filter(
      ({ host, path }) =>
        !this.#handlers.has(host) && !errands.some((e) => e.host === host && path.startsWith(e.path)),
    );
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** The first byte of a connection tells TLS (22, a handshake) from plain HTTP. */
  #connect(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket)).on('error', () => socket.destroy());
    socket.once('data', (start) => {
      socket.pause();
      socket.unshift(start);
      (start[0] === 22 ? this.#tls : this.#plain).emit('connection', socket);
      process.nextTick(() => socket.resume());
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const record = seen(request);
    this.requests.push(record);
    this.#headers.set(record, request.headers);
    const handle = this.#handlers.get(record.host);
    if (handle) handle(request, response);
    else response.writeHead(404).end();
  }

  #takeFault({ host, method, path }: Seen): 'request' | 'response' | undefined {
    const index = this.#faults.findIndex((f) => f.host === host && f.method === method && f.path === path);
    return index < 0 ? undefined : this.#faults.splice(index, 1)[0]?.lose;
  }
}

function seen({ headers, method = '', url = '' }: IncomingMessage): Seen {
  return { host: (headers.host ?? '').replace(/:\d+$/, ''), method, path: url };
}
