// npm run accuracy [-- SOURCE|CAPTURE ...]: how much of what is on real captures is read, and how right it is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from '../../tools/build/build-if-stale.ts';
import { Replayer } from '../replay/replayer.ts';
import { addUp } from './add-up.ts';
import { compare, type Score } from './compare.ts';
import { capturesFolder, type Expectation, isHere, readExpectations } from './expectation.ts';
import { expectedFieldsOf } from './expected-fields.ts';
import { compareWithLabels, type LabelScore } from './labels.ts';
import { reportOf } from './report.ts';

const wanted = process.argv.slice(2);
const isWanted = ({ capture }: Expectation) =>
  wanted.length === 0 || wanted.some((word) => capture.includes(word));

try {
  const all = readExpectations().filter(isWanted);
  const here = all.filter(isHere);
  for (const { capture } of all.filter((e) => !isHere(e))) console.error(`NOT HERE: ${capture}`);
  if (here.length === 0) throw new Error(`There is no capture to try in ${capturesFolder} (DAYLIGHT_PAGES).`);
  const extension = await buildIfStale('.cache/replay');
  const replayer = await Replayer.start(extension);
  const scores: Score[] = [];
  const labels: LabelScore[] = [];
  const broken: string[] = [];
  let looks = 0;
  try {
    for (const [i, expectation] of here.entries()) {
      const { capture, url } = expectation;
      console.error(`${i + 1}/${here.length} ${capture}`);
      const body = readFileSync(join(capturesFolder, capture));
      const address = new URL(url);
      const pack = replayer.packFor(address);
      const { observations, counts } = await replayer.show(body, address, ({ settle }) => settle());
      const own = compare(pack.source, observations, expectation, expectedFieldsOf(pack));
      for (const score of own)
        if (score.matched < score.expected || score.found > score.matched)
          console.error(
            `  ${score.surface} ${score.kind}: ${score.expected} there, ${score.found} read, ${score.matched} of them right`,
          );
      scores.push(...own);
      labels.push(...compareWithLabels(expectation, observations));
      const shown = counts.filter(({ items, containers }) => items + containers > 0);
      looks += shown.length;
      broken.push(...counts.filter((c) => c.broken === 1).map(({ surface }) => `${capture} ${surface}`));
    }
  } finally {
    await replayer.close();
  }
  const report = reportOf(addUp(scores), labels, { looks, broken });
  console.error(report.text);
  console.log(JSON.stringify({ captures: here.length, notHere: all.length - here.length, ...report.json }));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
