// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { descendantsOf } from './descendants.mjs';

const stopSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const graceMs = 15_000;
const windows = process.platform === 'win32';

/**
 * Sends a signal to a process, or to a process group when negative. That it has ended already is no error.
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
  }
}

/**
 * Runs a command to its end in a process group of its own. A signal that asks this process to stop, or the end of the
 * npm that runs it, is passed on to the command once, whatever a terminal may send besides; the command has 15 seconds to
 * end by itself. When it has ended, the rest of its group is ended too; after a signal everything that it ever started,
 * as browsers form their own group.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: boolean }} [options] quiet: what it prints is kept and returned, not shown
 * @returns {Promise<{ code: number, stopped: boolean, output: string }>} code: as a shell gives it; stopped: a signal
 *   asked us to stop meanwhile
 */
export function runChild(command, args, { env = process.env, quiet = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      env,
      detached: !windows,
      shell: windows && !command.endsWith('.exe'),
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });

    /** @type {NodeJS.Timeout | undefined} */
    let watch;
    /** @type {Set<number>} */
    const started = new Set();
    /** @param {NodeJS.Signals} signal */
    const stop = (signal) => {
      if (watch || child.pid === undefined) return;
      const pid = child.pid;
      const deadline = Date.now() + graceMs;
      const look = () => {
        for (const one of descendantsOf(pid)) started.add(one);
        if (Date.now() > deadline) send(pid, 'SIGKILL');
      };
      look();
      watch = setInterval(look, 200);
      send(pid, signal);
    };
    for (const signal of stopSignals) process.on(signal, stop);

    // Whoever kills npm itself, and not us, wants us to end too.
    const npm = process.env.npm_lifecycle_event ? process.ppid : undefined;
    const orphaned = setInterval(() => {
      if (npm !== undefined && process.ppid !== npm) stop('SIGTERM');
    }, 500);

    const settle = () => {
      clearInterval(orphaned);
      clearInterval(watch);
      for (const signal of stopSignals) process.off(signal, stop);
    };
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    child.on('exit', () => {
      if (child.pid !== undefined && !windows) send(-child.pid, 'SIGKILL');
      for (const pid of started) send(pid, 'SIGKILL');
    });
    child.on('close', (code, signal) => {
      settle();
      resolve({
        code: code ?? 128 + (signal ? constants.signals[signal] : 0),
        stopped: watch !== undefined,
        output,
      });
    });
  });
}
