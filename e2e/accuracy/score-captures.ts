import { buildIfStale } from '../../tools/build/build-if-stale.ts';
import { Replayer } from '../replay/replayer.ts';
import { readCapture } from './captures.ts';
import { compare, compareWithheld } from './compare.ts';
import { addUpConfusion, type Confusion, confusionOf } from './confusion.ts';
import type { SourceExpectation } from './expectation.ts';
import { expectedFieldsOf } from './expected-fields.ts';
import { compareWithLabels, type LabelScore } from './labels.ts';
import { readTooOften } from './read-too-often.ts';
import type { Score } from './score.ts';

/** What reading captures came to. */
export interface Scored {
  scores: Score[];
  labels: LabelScore[];
  /** What is paid for and what is not, taken for one another, by source. */
  confusion: Confusion[];
  /** Surfaces that were looked for, over all captures. */
  looks: number;
  /** Captures and surfaces that were flagged as changed. */
  broken: string[];
  /** Items that do not fit the wire schema. */
  invalid: number;
  /** Items with an id that were read more often on one surface than they stand there. */
  twice: string[];
}

/** Reads captures with the built extension in a real Chromium, and compares with what a person finds on them. */
export async function scoreCaptures(
  expectations: readonly SourceExpectation[],
  progress: (text: string) => void,
): Promise<Scored> {
  const replayer = await Replayer.start(await buildIfStale('.cache/replay'));
  const scored: Scored = {
    ...{ scores: [], labels: [], confusion: [], looks: 0, broken: [], invalid: 0, twice: [] },
  };
  const confusion: Confusion[] = [];
  try {
    for (const [i, expectation] of expectations.entries()) {
      const { capture, url, source, file } = expectation;
      progress(`${i + 1}/${expectations.length} ${capture}`);
      const address = new URL(url);
      const pack = replayer.packFor(address);
      if (pack.source !== source)
        throw new Error(`${file}: its address is read by the rules of ${pack.source}.`);
      const shown = await replayer.show(readCapture(expectation), address, ({ settle }) => settle());
      const { observations, counts, invalid } = shown;
      const scores = [
        ...compare(source, observations, expectation, expectedFieldsOf(pack)),
        ...compareWithheld(source, counts, expectation),
      ];
      confusion.push(confusionOf(pack, observations, expectation));
      for (const { surface, kind, expected, found, matched } of scores)
        if (matched < expected || found > matched)
          progress(`  ${surface} ${kind}: ${expected} there, ${found} read, ${matched} of them right`);
      scored.scores.push(...scores);
      scored.labels.push(...compareWithLabels(expectation, observations));
      scored.looks += counts.length;
      scored.invalid += invalid;
      scored.twice.push(...readTooOften(observations, expectation));
      for (const { surface, broken } of counts) if (broken === 1) scored.broken.push(`${capture} ${surface}`);
    }
  } finally {
    await replayer.close();
  }
  scored.confusion = addUpConfusion(confusion);
  return scored;
}
