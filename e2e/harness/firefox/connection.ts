import { once } from 'node:events';
import type { ConnectionTransport } from 'puppeteer-core';

/** Far beyond the numbers that Puppeteer gives to its own commands. */
const ownNumbers = 1_000_000_000;

interface Message {
  id?: number;
  type: 'success' | 'error' | 'event';
  method?: string;
  params?: { context?: string; url?: string };
  result?: unknown;
  error?: string;
  message?: string;
}

interface Waiting {
  resolve: (result: unknown) => void;
  reject: (error: Error) => void;
}

/**
 * The one WebDriver BiDi session that a Firefox allows, shared by Puppeteer, which drives tabs, and by us, who also speak
 * to the browser's own window. Of pages of an extension Firefox (153) tells that their navigation was committed and
 * nothing after that; what is missing is added here, so that Puppeteer knows where they are, and when they are gone.
 */
export class FirefoxConnection implements ConnectionTransport {
  onmessage?: (message: string) => void;
  onclose?: () => void;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #closing = new Map<number, string>();
  #next = ownNumbers;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#receive(String(data)));
    socket.addEventListener('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('Firefox has ended'));
      this.#waiting.clear();
      this.onclose?.();
    });
  }

  /** @param address of the session, `ws://…/session` */
  static async open(address: string): Promise<FirefoxConnection> {
    const socket = new WebSocket(address);
    await once(socket, 'open');
    return new FirefoxConnection(socket);
  }

  /** What Puppeteer says. */
  send(message: string): void {
    const { id, method, params } = JSON.parse(message);
    if (method === 'browsingContext.close') this.#closing.set(id, params.context);
    this.#socket.send(message);
  }

  /**
   * A command of ours.
   * @throws Error with what Firefox says, when it refuses or has ended
   */
  call<Result>(method: string, params: object): Promise<Result> {
    const id = this.#next++;
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    }) as Promise<Result>;
  }

  /** Tells Puppeteer of something that Firefox does not tell. */
  tell(method: string, params: object): void {
    this.onmessage?.(JSON.stringify({ type: 'event', method, params }));
  }

  close(): void {
    this.#socket.close();
  }

  #receive(text: string): void {
    const message: Message = JSON.parse(text);
    const { id = -1, method, params, result } = message;
    const own = this.#waiting.get(id);
    if (own) {
      this.#waiting.delete(id);
      if (message.type === 'success') own.resolve(result);
      else own.reject(new Error(`${message.error}: ${message.message}`));
      return;
    }
    this.onmessage?.(text);
    const context = this.#closing.get(id);
    if (context !== undefined) {
      this.#closing.delete(id);
      this.tell('browsingContext.contextDestroyed', { ...emptyContext, context, url: 'about:blank' });
    }
    if (method !== 'browsingContext.navigationCommitted' || !params?.url?.startsWith('moz-extension:'))
      return;
    this.tell('browsingContext.domContentLoaded', params);
    this.tell('browsingContext.load', params);
  }
}

/** What Firefox says of a tab beside its name and its address. */
export const emptyContext = {
  children: [],
  parent: null,
  originalOpener: null,
  userContext: 'default',
  clientWindow: '',
};
