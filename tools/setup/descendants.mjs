// @ts-check
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/**
 * Every process and its parent, as pairs of process ids. Read from /proc on Linux (small systems have no `ps`), from
 * `ps` elsewhere; empty on Windows.
 * @returns {[pid: number, parent: number][]}
 */
function processes() {
  if (process.platform === 'win32') return [];
  if (process.platform !== 'linux')
    return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map((line) => /** @type {[number, number]} */ (line.trim().split(/\s+/).map(Number)));
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        // "pid (command) state parent …"; a command may hold spaces and brackets, so read behind the last one.
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return state === 'Z' ? [] : [/** @type {[number, number]} */ ([Number(pid), Number(parent)])];
      } catch {
        return []; // It ended while we looked.
      }
    });
}

/**
 * Process ids of all children of `pid`, their children, and so on. Without `pid` itself, without the dead.
 * @param {number} pid
 * @returns {number[]}
 */
export function descendantsOf(pid) {
  const all = processes();
  const found = [pid];
  for (const parent of found) for (const [child, of] of all) if (of === parent) found.push(child);
  return found.slice(1);
}

/**
 * Whether a process runs. One that has ended but was not yet cleared away by its parent does not.
 * @param {number} pid
 */
export function isRunning(pid) {
  return processes().some(([running]) => running === pid);
}
