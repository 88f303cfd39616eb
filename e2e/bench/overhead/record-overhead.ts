import { writeFile } from 'node:fs/promises';
import type { Overhead } from '../../../tools/budgets/overhead.ts';
import type { Built } from '../../../tools/build/build-extension.ts';
import { measureOverhead } from './measure-overhead.ts';

/** What is measured for the public record of costs. */
const enough = { rounds: 5, items: 10_000 };

/** Measures what taking part costs, and writes it to docs/overhead.json, which README.md is made from. */
export async function recordOverhead(built: Built, progress: (text: string) => void): Promise<Overhead> {
  const overhead = await measureOverhead(built, progress, enough);
  const file = new URL('../../../docs/overhead.json', import.meta.url);
  await writeFile(file, `${JSON.stringify(overhead, null, 2)}\n`);
  progress('written to docs/overhead.json; npm run generate puts it into README.md');
  return overhead;
}
