import { readdirSync, readFileSync } from 'node:fs';

/** Ticks of the clock that processor time is counted in, a second: the same on every Linux. */
const ticks = 100;

/**
 * Processor time that some processes, their children that live, and those that have ended have used, in seconds.
 * @returns undefined where there is no /proc
 */
export function cpuSeconds(pids: readonly number[]): number | undefined {
  const processes = readProcesses();
  if (!processes) return undefined;
  const sum = (pid: number): number => {
    const children = [...processes].filter(([, { parent }]) => parent === pid);
    return (processes.get(pid)?.seconds ?? 0) + children.reduce((total, [child]) => total + sum(child), 0);
  };
  return pids.reduce((total, pid) => total + sum(pid), 0);
}

function readProcesses(): Map<number, { parent: number; seconds: number }> | undefined {
  try {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return new Map(pids.flatMap((pid) => readProcess(pid)));
  } catch {
    return undefined;
  }
}

function readProcess(pid: string): [number, { parent: number; seconds: number }][] {
  try {
    // proc(5), from field 3 on: the name before it may itself hold spaces and brackets.
    const fields = (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '').split(' ');
    const used = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return [[Number(pid), { parent: Number(fields[1]), seconds: used / ticks }]];
  } catch {
    return []; // It has ended meanwhile.
  }
}
