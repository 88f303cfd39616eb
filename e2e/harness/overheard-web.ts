import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Web } from './web.ts';

/** One connection that the browser asked for, from the moment it named the host: whatever came of it, it is in the list. */
export interface Line {
  /** As the browser named it: nobody has looked it up. */
  host: string;
  port: number;
  /** Bytes that the browser sent over it, those of TLS included. */
  sent: number;
}

/**
 * The whole web again, behind a SOCKS proxy (RFC 1928), through which the browser has to go for everything and which it
 * leaves to look up names. So every connection is known by its host before its first byte: also one that is never used,
 * and one that speaks no HTTP. UDP is refused, and noted.
 */
export class OverheardWeb extends Web {
  readonly lines: Line[] = [];
  readonly #callers = new Set<Socket>();
  readonly #proxy = createServer((socket) => this.#take(socket));

  override async start(): Promise<this> {
    await super.start();
    this.#proxy.listen(0, '127.0.0.1');
    await once(this.#proxy, 'listening');
    return this;
  }

  override get chromiumArguments(): string[] {
    const others = super.chromiumArguments.filter((each) => !each.startsWith('--host-resolver-rules='));
    return [
      ...others,
      `--proxy-server=socks5://127.0.0.1:${this.#port}`,
      '--proxy-bypass-list=<-loopback>', // Else what is on this machine would be asked without a proxy.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', // A name that is looked up after all leads nowhere.
    ];
  }

  override get firefoxPreferences(): Record<string, string | number | boolean> {
    return {
      'network.proxy.type': 1,
      'network.proxy.socks': '127.0.0.1',
      'network.proxy.socks_port': this.#port,
      'network.proxy.socks_version': 5,
      'network.proxy.socks5_remote_dns': true,
      'network.proxy.socks_remote_dns': true,
      'network.proxy.allow_hijacking_localhost': true,
      'network.proxy.failover_direct': false,
      'network.dns.disabled': true,
    };
  }

  override async close(): Promise<void> {
    for (const socket of this.#callers) socket.destroy();
    this.#proxy.close();
    await super.close();
  }

  get #port(): number {
    return (this.#proxy.address() as AddressInfo).port;
  }

  #take(socket: Socket): void {
    this.#callers.add(socket);
    socket.once('close', () => this.#callers.delete(socket)).on('error', () => socket.destroy());
    let heard = Buffer.alloc(0);
    let isGreeted = false;
    const listen = (chunk: Buffer) => {
      heard = Buffer.concat([heard, chunk]);
      if (!isGreeted) {
        if (heard.length < 2 || heard.length < 2 + (heard[1] ?? 0)) return;
        heard = heard.subarray(2 + (heard[1] ?? 0));
        isGreeted = true;
        socket.write(Buffer.from([5, 0])); // No password.
      }
      const asked = readRequest(heard);
      if (!asked) return;
      socket.off('data', listen);
      this.#putThrough(socket, asked, heard.subarray(asked.length));
    };
    socket.on('data', listen);
  }

  #putThrough(socket: Socket, { command, host, port }: Asked, first: Buffer): void {
    const line: Line = { host, port, sent: first.length };
    this.lines.push(line);
    const connecting = 1;
    const isTaken = command === connecting;
    socket.write(Buffer.from([5, isTaken ? 0 : 7, 0, 1, 0, 0, 0, 0, 0, 0]));
    if (!isTaken) return void socket.end();
    const onward = connect(this.port, '127.0.0.1').on('error', () => socket.destroy());
    onward.write(first);
    socket.on('data', (chunk) => {
      line.sent += chunk.length;
    });
    socket.pipe(onward).pipe(socket);
    socket.once('close', () => onward.destroy());
  }
}

interface Asked {
  command: number;
  host: string;
  port: number;
  /** Bytes of the request. */
  length: number;
}

/** What a browser asks a SOCKS proxy for: undefined until it has said all of it. */
function readRequest(heard: Buffer): Asked | undefined {
  const [, command = 0, , kind = 0, size = 0] = heard;
  const [from, bytes] = kind === 3 ? [5, size] : kind === 4 ? [4, 16] : [4, 4];
  const length = from + bytes + 2;
  if (heard.length < length) return undefined;
  const address = heard.subarray(from, from + bytes);
  const host =
    kind === 3
      ? address.toString('latin1')
      : kind === 4
        ? (address.toString('hex').match(/.{4}/g) ?? []).join(':')
        : address.join('.');
  return { command, host, port: heard.readUInt16BE(from + bytes), length };
}
