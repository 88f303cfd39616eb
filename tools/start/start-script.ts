import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

/**
 * Starts a script of ours under this Node. An aborted signal asks it to end in good order.
 *
 * @returns the process, and its exit code once it has ended (1 when a signal ended it)
 */
export function startScript(
  args: string[],
  options: SpawnOptions,
  signal: AbortSignal,
): { child: ChildProcess; ended: Promise<number> } {
  const child = spawn(process.execPath, args, options);
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      signal.removeEventListener('abort', stop);
      resolve(code ?? 1);
    });
  });
  return { child, ended };
}
