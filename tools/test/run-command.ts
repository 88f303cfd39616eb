import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** How something runs while other things run. */
export interface Company {
  /** Others write to the screen meanwhile: whole lines only. */
  sharesScreen: boolean;
  /** Others come first where the processor does not suffice. */
  givesWay: boolean;
}

// As far as it goes: a person in a browser waits for nobody, and what measures by the clock ran before.
const putBack = 19;

/** Runs a command with its output on the screen. Returns its exit code, 1 when a signal ended it. */
export async function runCommand(
  command: string,
  args: string[],
  { sharesScreen, givesWay }: Company,
): Promise<number> {
  const output = sharesScreen ? 'pipe' : 'inherit';
  const colours = sharesScreen && process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = spawn(command, args, {
    stdio: ['inherit', output, output],
    env: { ...process.env, ...colours },
  });
  // Before it has started anything, which then is put back with it. Where this is not allowed, it runs like all others.
  if (givesWay && child.pid)
    try {
      setPriority(child.pid, putBack);
    } catch {}
  passOn(child.stdout, process.stdout);
  passOn(child.stderr, process.stderr);
  const [code] = await once(child, 'close');
  return typeof code === 'number' ? code : 1;
}

function passOn(from: Readable | null, to: NodeJS.WriteStream): void {
  if (from) createInterface({ input: from }).on('line', (line) => to.write(`${line}\n`));
}
