import { parseArgs } from 'node:util';
import { elapsed } from '../setup/step.mjs';
import type { Outcome } from './stage.ts';
import { stages } from './stages.ts';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const names = stages.map((stage) => stage.name);
const unknown = values.only?.find((name) => !names.includes(name));
if (unknown) {
  console.error(`There is no stage "${unknown}". The stages are: ${names.join(', ')}.`);
  process.exit(2);
}

const outcomes = new Map<string, Outcome>();
const lines: string[] = [];
for (const stage of stages.filter(({ name }) => values.only?.includes(name) ?? true)) {
  const since = Date.now();
  console.log(`\n━━ ${stage.name}: ${stage.what}\n`);
  const blocked = stage.after !== undefined && (outcomes.get(stage.after)?.failed ?? 0) > 0;
  if (blocked) console.log(`Not run, because ${stage.after} failed.`);
  const outcome = blocked ? { passed: 0, failed: 1, skipped: [] } : await stage.run();
  outcomes.set(stage.name, outcome);
  const { passed, failed, skipped } = outcome;
  const line = `${failed === 0 ? '✓' : '✗'} ${stage.name}: ${passed} passed, ${failed} failed, ${elapsed(since)}`;
  console.log(`\n${line}`);
  lines.push(line, ...skipped.map((name) => `  SKIPPED ${name}`));
}

const total = (count: 'passed' | 'failed') =>
  [...outcomes.values()].reduce((sum, outcome) => sum + outcome[count], 0);
console.log(`\n━━ all stages\n\n${lines.join('\n')}\n`);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;
