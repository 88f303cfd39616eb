import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Processes, folders and files to be gone when this process is. */
const processes = new Set<number>();
const folders = new Set<string>();
let watching = false;

/**
 * Makes a folder that is removed at the latest when this process ends.
 * @param name what it is for, to be recognised by
 */
export function throwAwayFolder(name: string): string {
  watchExit();
  const folder = mkdtempSync(join(tmpdir(), `daylight-${name}-`));
  folders.add(folder);
  return folder;
}

/** Sees to it that a file is removed at the latest when this process ends. */
export function throwAwayFile(path: string): string {
  watchExit();
  folders.add(path);
  return path;
}

/** Removes a throw-away folder or file; any other is left alone. */
export function removeFolder(folder: string): void {
  if (!folders.delete(folder)) return;
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** Makes sure that a process and its children do not outlive this one. */
export function endWithUs(pid: number): void {
  watchExit();
  processes.add(pid);
}

/** Ends a process and its children at once, without giving them a chance to tidy up. */
export function killAll(pid: number): void {
  processes.delete(pid);
  try {
    if (process.platform === 'win32') process.kill(pid, 'SIGKILL');
    else process.kill(-pid, 'SIGKILL'); // The whole process group.
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** A browser that is being killed may still write for a moment: removes what it leaves until nothing comes back. */
function tidyUp(): void {
  for (const pid of processes) killAll(pid);
  for (const folder of folders)
    for (let tries = 0; tries < 40 && existsSync(folder); tries++) {
      try {
        rmSync(folder, { recursive: true, force: true });
      } catch {
        // Written to while it was being removed: once more.
      }
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
}

function watchExit(): void {
  if (watching) return;
  watching = true;
  process.on('exit', tidyUp);
  const numbers = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 };
  for (const [signal, number] of Object.entries(numbers))
    process.once(signal, () => {
      // A browser that is just starting is ended by its own exit listener; its folder can only go after that.
      process.off('exit', tidyUp);
      process.on('exit', tidyUp);
      process.exit(128 + number);
    });
}
