import { elapsed } from '../setup/step.mjs';
import type { Outcome, Stage } from './stage.ts';

/** What a stage came to, with the lines that say so. */
export interface Told extends Outcome {
  lines: string[];
}

/**
 * Runs stages in their order, and goes on after a failure. One that is `isBeside` goes on while the next ones run.
 * @returns in the same order, what each came to
 */
export async function runStages(
  stages: readonly Stage[],
  say: (text: string) => void = console.log,
): Promise<Told[]> {
  const begun = new Map<string, Promise<Told>>();
  const beside = new Set<string>();
  for (const [i, stage] of stages.entries()) {
    const isBeside = stage.isBeside === true && i < stages.length - 1;
    const company = { sharesScreen: isBeside || beside.size > 0, givesWay: !isBeside && beside.size > 0 };
    const earlier = (name: string | undefined) => (name === undefined ? undefined : begun.get(name));
    const needed = await earlier(stage.after);
    const told = runStage(stage, say, earlier(stage.follows), async () => {
      const lack = stage.lacks?.();
      if (lack !== undefined) return { passed: 0, failed: 0, skipped: [lack] };
      if (!needed?.failed) return stage.run(company);
      say(`Not run, because ${stage.after} failed.`);
      return { passed: 0, failed: 1, skipped: [] };
    });
    begun.set(stage.name, told);
    if (!isBeside) await told;
    else {
      beside.add(stage.name);
      void told.finally(() => beside.delete(stage.name));
    }
  }
  return Promise.all(begun.values());
}

async function runStage(
  { name, what }: Stage,
  say: (text: string) => void,
  before: Promise<Told> | undefined,
  run: () => Promise<Outcome>,
): Promise<Told> {
  await before;
  const since = Date.now();
  say(`\n━━ ${name}: ${what}\n`);
  const outcome = await run();
  const { passed, failed, skipped, unsteady = [] } = outcome;
  const isEmpty = passed + failed === 0;
  const mark = isEmpty ? '!' : failed === 0 ? '✓' : '✗';
  const came = isEmpty ? 'NOTHING WAS TESTED' : `${passed} passed, ${failed} failed, ${elapsed(since)}`;
  const line = `${mark} ${name}: ${came}`;
  say(`\n${line}`);
  const lines = [
    line,
    ...unsteady.map((file) => `  HELD AT THE SECOND TRY ONLY ${file}`),
    ...skipped.map((test) => `  SKIPPED ${test}`),
  ];
  return { ...outcome, lines };
}
