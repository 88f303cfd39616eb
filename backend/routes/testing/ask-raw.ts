import { connect } from 'node:net';

/**
 * Sends bytes to a server as they are, and reads what comes until it ends the connection: no client between that would
 * tidy up.
 * @param patienceMs after which the connection is cut
 * @returns the answer, empty where the server only closed
 */
export function askRaw(url: string, bytes: string | Uint8Array, patienceMs = 5000): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const end = () => resolve(Buffer.concat(chunks).toString('latin1'));
    socket.setTimeout(patienceMs, () => socket.destroy());
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => {}); // Cut by the server: what was read until then counts.
    socket.on('close', end);
  });
}

/** Status of an answer, 0 where there was none. */
export function statusOf(answer: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
}
