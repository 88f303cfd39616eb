import { fileURLToPath } from 'node:url';
import { RulePack } from '#shared/rules/rule-pack.ts';
import { findSources } from '../../../tools/sources/find-sources.ts';
import { fullestFixture } from '../../../tools/sources/fullest-fixture.ts';
import { readSource } from '../../../tools/sources/read-source.ts';
import { ScriptPage } from '../../harness/script-page.ts';
import type { LookTimes } from './in-page.ts';

/** Items of a page that is looked at. */
const items = 150;
/** The source that the others are held against: the one that `bench page` measures in a whole page. */
const yardstick = 'youtube';

/** By source: what a look at a page of so many items costs, in milliseconds and as a ratio to the same on YouTube. */
export interface SourcesBench {
  sources: { [source: string]: LookTimes & { firstRatio: number; nextRatio: number } };
  slowestFirst: string;
  slowestNext: string;
}

/** Looks at a page of every source by its rules; the best of some rounds, since nothing makes a look faster than it is. */
export async function benchSources(progress: (text: string) => void, rounds: number): Promise<SourcesBench> {
  const script = await ScriptPage.open(fileURLToPath(new URL('in-page.ts', import.meta.url)));
  const times: [string, LookTimes][] = [];
  try {
    for (const [source, folder] of findSources()) {
      const read = readSource(folder);
      const pack = RulePack.parse(JSON.parse(read.rules));
      const fullest = fullestFixture(read);
      const looks: LookTimes[] = [];
      for (let round = 0; round < rounds; round++)
        looks.push(
          await script.page.evaluate(
            (html, url, p, n) =>
              (globalThis as unknown as { look(...args: unknown[]): LookTimes }).look(html, url, p, n),
            fullest.html,
            fullest.expected.url,
            pack,
            items,
          ),
        );
      const best = (key: keyof LookTimes) => Math.min(...looks.map((one) => one[key]));
      const time = {
        ...{
          items: best('items'),
          firstMs: best('firstMs'),
          nextMs: best('nextMs'),
          judgeMs: best('judgeMs'),
        },
      };
      progress(`${source}: ${time.firstMs.toFixed(1)} ms, then ${time.nextMs.toFixed(1)} ms`);
      times.push([source, time]);
    }
  } finally {
    await script.close();
  }
  const against = times.find(([source]) => source === yardstick)?.[1];
  if (!against) throw new Error(`${yardstick} was not measured.`);
  const ratio = (own: number, other: number) => Math.round((100 * own) / Math.max(other, 0.1)) / 100;
  const sources = times.map(([source, time]) => {
    const ratios = {
      firstRatio: ratio(time.firstMs, against.firstMs),
      nextRatio: ratio(time.nextMs, against.nextMs),
    };
    return [source, { ...time, ...ratios }] as const;
  });
  const slowest = (key: 'firstMs' | 'nextMs') => times.reduce((a, b) => (b[1][key] > a[1][key] ? b : a))[0];
  return {
    sources: Object.fromEntries(sources),
    slowestFirst: slowest('firstMs'),
    slowestNext: slowest('nextMs'),
  };
}
