import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from '../../tools/build/build-if-stale.ts';
import { Replayer } from '../replay/replayer.ts';
import { compare, type Score } from './compare.ts';
import { capturesFolder, type Expectation } from './expectation.ts';
import { expectedFieldsOf } from './expected-fields.ts';
import { compareWithLabels, type LabelScore } from './labels.ts';

/** What reading captures came to. */
export interface Scored {
  scores: Score[];
  labels: LabelScore[];
  /** Surfaces that were looked for, over all captures. */
  looks: number;
  /** Captures and surfaces that were flagged as changed. */
  broken: string[];
  /** Items that do not fit the wire schema. */
  invalid: number;
  /** Items with an id that were read twice on one surface. */
  twice: string[];
}

/** Reads captures with the built extension in a real Chromium, and compares with what a person finds on them. */
export async function scoreCaptures(
  expectations: readonly Expectation[],
  progress: (text: string) => void,
): Promise<Scored> {
  const replayer = await Replayer.start(await buildIfStale('.cache/replay'));
  const scored: Scored = { scores: [], labels: [], looks: 0, broken: [], invalid: 0, twice: [] };
  try {
    for (const [i, expectation] of expectations.entries()) {
      const { capture, url } = expectation;
      progress(`${i + 1}/${expectations.length} ${capture}`);
      const body = readFileSync(join(capturesFolder, capture));
      const address = new URL(url);
      const pack = replayer.packFor(address);
      const { observations, counts, invalid } = await replayer.show(body, address, ({ settle }) => settle());
      const scores = compare(pack.source, observations, expectation, expectedFieldsOf(pack));
      for (const { surface, kind, expected, found, matched } of scores)
        if (matched < expected || found > matched)
          progress(`  ${surface} ${kind}: ${expected} there, ${found} read, ${matched} of them right`);
      scored.scores.push(...scores);
      scored.labels.push(...compareWithLabels(expectation, observations));
      scored.looks += counts.length;
      scored.invalid += invalid;
      const names = observations.flatMap(({ kind, surface, item }) =>
        item.id ? [`${capture} ${surface} ${kind} ${item.id}`] : [],
      );
      scored.twice.push(...names.filter((name, at) => names.indexOf(name) !== at));
      for (const { surface, broken } of counts) if (broken === 1) scored.broken.push(`${capture} ${surface}`);
    }
  } finally {
    await replayer.close();
  }
  return scored;
}
