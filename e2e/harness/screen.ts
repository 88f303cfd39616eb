import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** A screen that nobody looks at, with a keyboard: the browser's own questions appear only on a screen. */
export class Screen {
  /** Name of the X display. */
  readonly display: string;
  readonly #server: ChildProcess;

  private constructor(display: string, server: ChildProcess) {
    this.display = display;
    this.#server = server;
  }

  /** Starts Xvfb on a free display. Throws with one sentence where it is not installed. */
  static async start(): Promise<Screen> {
    const size = ['-screen', '0', '1280x900x24'];
    const server = spawn('Xvfb', ['-displayfd', '3', ...size, '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const missing = once(server, 'error').then(() => {
      throw new Error(
        'Xvfb is not installed: the browser’s own permission question cannot be tried without it.',
      );
    });
    const number = once(server.stdio[3] as Readable, 'data').then(([data]) => String(data).trim());
    return new Screen(`:${await Promise.race([number, missing])}`, server);
  }

  /** Presses keys, by their X names, one after the other. */
  press(...keys: string[]): void {
    execFileSync('xdotool', ['key', '--delay', '80', ...keys], {
      env: { ...process.env, DISPLAY: this.display },
    });
  }

  async stop(): Promise<void> {
    const ended = once(this.#server, 'exit');
    this.#server.kill();
    await ended;
  }
}
