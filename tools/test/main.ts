import { parseArgs } from 'node:util';
import { runStages } from './run-stages.ts';
import { stages } from './stages.ts';

const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
const names = stages.map((stage) => stage.name);
const unknown = values.only?.find((name) => !names.includes(name));
if (unknown) {
  console.error(`There is no stage "${unknown}". The stages are: ${names.join(', ')}.`);
  process.exit(2);
}

const chosen = stages.filter(({ name }) => values.only?.includes(name) ?? true);
const outcomes = await runStages(chosen);

console.log(`\n━━ all stages\n\n${outcomes.flatMap(({ lines }) => lines).join('\n')}\n`);
const total = (count: 'passed' | 'failed') => outcomes.reduce((sum, outcome) => sum + outcome[count], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') === 0 ? 0 : 1;
