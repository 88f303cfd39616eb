import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { OperatorError } from './operator-error.ts';

/** A server that listens. */
export interface Listener {
  /** Address it can be reached at from this machine. */
  url: string;
  /**
   * Takes no new connection, and waits until what is under way is over. After the time given, who is still sending, or
   * fetching slowly, is cut; a request that is here whole is answered, however long it takes, up to six times as long.
   */
  close(patienceMs?: number): Promise<void>;
}

/**
 * Listens, with limits on everything a slow or silent client could hold open.
 * @param fetch the application; with each request it gets Node's own, which tells where it came from
 * @param port 0 for any free one
 * @throws OperatorError when the address cannot be had
 */
export async function listen(
  fetch: (request: Request, socket: object) => Response | Promise<Response>,
  port: number,
  hostname: string,
): Promise<Listener> {
  const server = createAdaptorServer({
    fetch,
    createServer,
    serverOptions: {
      headersTimeout: 5_000,
      requestTimeout: 10_000,
      keepAliveTimeout: 10_000,
      connectionsCheckingInterval: 1_000,
    },
  }) as Server;
  server.maxConnections = 4096;
  const underWay = watchConnections(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(notListening(error, port, hostname)));
    server.listen(port, hostname, resolve);
  });
  const address = server.address() as AddressInfo;
  const host = hostname === '0.0.0.0' || hostname === '::' ? 'localhost' : hostname;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    async close(patienceMs = 10_000) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      underWay.lastAnswers();
      const timers = [
        setTimeout(() => underWay.cutSlow(), patienceMs),
        setTimeout(() => server.closeAllConnections(), 6 * patienceMs),
      ];
      await closed;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** Knows which connections wait for an answer to a request that is here whole. */
function watchConnections(server: Server) {
  const latest = new Map<Socket, { request: IncomingMessage; response: ServerResponse } | undefined>();
  server.on('connection', (socket: Socket) => {
    latest.set(socket, undefined);
    socket.once('close', () => latest.delete(socket));
  });
  server.on('request', (request, response) => void latest.set(request.socket, { request, response }));
  return {
    /** Lets every answer that is still to be given be the last on its connection. */
    lastAnswers() {
      for (const exchange of latest.values())
        if (exchange && !exchange.response.headersSent) exchange.response.setHeader('connection', 'close');
    },
    cutSlow() {
      for (const [socket, exchange] of latest)
        if (!exchange?.request.complete || exchange.response.headersSent) socket.destroy();
    },
  };
}

function notListening(error: Error, port: number, hostname: string): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new OperatorError(
      `Port ${port} on ${hostname} is in use: stop the other program, or choose another port with --port or PORT.`,
    );
  if (code === 'EACCES')
    return new OperatorError(
      `Port ${port} needs rights that this user lacks: choose one above 1023 with --port or PORT.`,
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new OperatorError(`This machine has no address ${hostname}: correct --host or HOST.`);
  return error;
}
