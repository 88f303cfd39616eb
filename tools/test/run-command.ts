import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs a command with its output on the screen. Returns its exit code, 1 when a signal ended it. */
export async function runCommand(command: string, args: string[]): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit' });
  const [code] = await once(child, 'close');
  return typeof code === 'number' ? code : 1;
}
