import { connect, type Socket } from 'node:net';

/** A connection that sends bytes which are HTTP already, and reads no more of an answer than it must: it costs little. */
export class RawConnection {
  readonly #socket: Socket;
  #received = '';
  #waiting: PromiseWithResolvers<number> | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => this.#read(text));
    const fail = (error?: Error) =>
      this.#waiting?.reject(error ?? new Error('The server closed the connection.'));
    socket.on('error', fail);
    socket.on('close', () => fail());
  }

  /** Connects to the server of an origin. */
  static async open(origin: string): Promise<RawConnection> {
    const { hostname, port } = new URL(origin);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new RawConnection(socket);
  }

  /** Sends a request and gives the status of its answer. */
  send(request: Buffer): Promise<number> {
    this.#received = '';
    this.#waiting = Promise.withResolvers<number>();
    this.#socket.write(request);
    return this.#waiting.promise;
  }

  close(): void {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #read(text: string): void {
    this.#received += text;
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.#received.slice(0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (this.#received.length < end + 4 + length) return;
    this.#waiting?.resolve(Number(head.slice(9, 12)));
  }
}

/** How long each request took, in milliseconds. */
export interface Sending {
  seconds: number;
  latencies: number[];
}

/**
 * Sends requests over so many connections, each one after the other.
 * @throws when one is answered with anything but 201
 */
export async function sendAll(
  origin: string,
  requests: readonly Buffer[],
  connections: number,
): Promise<Sending> {
  const open = await Promise.all(Array.from({ length: connections }, () => RawConnection.open(origin)));
  const latencies: number[] = [];
  let next = 0;
  const start = performance.now();
  await Promise.all(
    open.map(async (connection) => {
      for (let request = requests[next++]; request; request = requests[next++]) {
        const sent = performance.now();
        const status = await connection.send(request);
        if (status !== 201) throw new Error(`A batch was answered with ${status}.`);
        latencies.push(performance.now() - sent);
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  for (const connection of open) connection.close();
  return { seconds, latencies: latencies.sort((a, b) => a - b) };
}
