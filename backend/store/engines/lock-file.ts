import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { OperatorError } from '../../operator-error.ts';

/** Who holds a lock. Start and boot tell a process from a later one that was given the same number. */
const Holder = z.object({ pid: z.int(), start: z.string(), boot: z.string() });
type Holder = z.infer<typeof Holder>;

/** A lock that is held until it is released or the process ends. */
export interface Lock {
  release(): void;
}

/** How long a lock file of an earlier version may be without content, in milliseconds: its maker is about to write it. */
const writingTime = 10_000;

/**
 * Takes a lock file, made so that only one process can make it. It is never taken from a process that lives; one left
 * by a process that was killed is taken over.
 * @throws OperatorError when another process holds it
 */
export function takeLock(path: string): Lock {
  for (let attempt = 0; attempt < 5; attempt++) {
    const text = JSON.stringify(holderOf(process.pid));
    if (make(path, text)) return { release: () => release(path, text) };
    const found = read(path);
    if (found === undefined) continue;
    const holder = holderIn(found);
    if (holder ? isAlive(holder) : isBeingWritten(path)) throw held(path, holder);
    setAside(path, found);
  }
  throw held(path, undefined);
}

/** Process number of the living holder of a lock; undefined when the lock is free or stale. */
export function lockHolder(path: string): number | undefined {
  const holder = holderIn(read(path) ?? '');
  return holder && isAlive(holder) ? holder.pid : undefined;
}

/** Linked into its place when it is whole and on disk, so that neither a reader nor a power cut finds half of it. */
function make(path: string, text: string): boolean {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, text, { flag: 'wx', mode: 0o600, flush: true });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // released meanwhile
  }
}

/** Removes a stale lock. If another process took it over in between, its lock is put back. */
function setAside(path: string, stale: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // another process was faster
  }
  if (read(aside) !== stale) linkSync(aside, path);
  rmSync(aside);
}

function release(path: string, text: string): void {
  if (read(path) === text) rmSync(path);
}

function holderIn(text: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function isBeingWritten(path: string): boolean {
  const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && Date.now() - made < writingTime;
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  const now = holderOf(holder.pid);
  return now.start === holder.start && now.boot === holder.boot;
}

/** Start and boot are known on Linux only; elsewhere they are empty and the number alone decides. */
function holderOf(pid: number): Holder {
  // proc(5), from field 3 on: the name before it may itself hold spaces and brackets.
  const fields = (read(`/proc/${pid}/stat`) ?? '').split(') ').at(-1)?.split(' ') ?? [];
  const ended = fields[0] === 'Z' || fields[0] === 'X';
  const start = ended ? 'ended' : (fields[19] ?? '');
  return { pid, start, boot: (read('/proc/sys/kernel/random/boot_id') ?? '').trim() };
}

function held(path: string, holder: Holder | undefined): OperatorError {
  const who = holder ? `process ${holder.pid}` : 'another process';
  return new OperatorError(
    `The data folder is in use by ${who}: stop it first, or choose another folder with DATA_FOLDER (lock: ${path}).`,
  );
}
