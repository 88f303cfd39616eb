// npm run accuracy [-- WORD ...] [--mutate PAGES] [--seed N]: how much of what is on real captures is read, and how right
// it is; or, with --mutate, whether it is noticed when pages change. WORD: part of a page's path.
import { parseArgs } from 'node:util';
import { readPacks } from '../../tools/generate/read-packs.ts';
import { addUp } from './add-up.ts';
import { capturesFolder, isHere } from './captures.ts';
import { readExpectations } from './expectation.ts';
import { judgeTrials } from './mutations/judge-trials.ts';
import { pagesToTry } from './mutations/pages-to-try.ts';
import { tryPages } from './mutations/try-pages.ts';
import { reportOf } from './report.ts';
import { scoreCaptures } from './score-captures.ts';

const say = (text: string) => console.error(text);

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { mutate: { type: 'string' }, seed: { type: 'string' } },
  });
  const isWanted = (name: string) =>
    positionals.length === 0 || positionals.some((word) => name.includes(word));
  const all = readExpectations().filter(({ capture }) => isWanted(capture));
  const here = all.filter(isHere);
  for (const { capture } of all.filter((e) => !isHere(e))) say(`NOT HERE: ${capture}`);
  if (values.mutate === undefined) {
    if (here.length === 0)
      throw new Error(`There is no capture to try in ${capturesFolder} (DAYLIGHT_PAGES).`);
    const scored = await scoreCaptures(here, say);
    const report = reportOf(addUp(scored.scores), scored);
    say(report.text);
    console.log(JSON.stringify({ captures: here.length, notHere: all.length - here.length, ...report.json }));
  } else {
    const pages = Number(values.mutate);
    const trials = await tryPages(pagesToTry(here, isWanted), await readPacks(), {
      pages,
      seed: Number(values.seed ?? 1),
      progress: say,
    });
    for (const error of trials.errors) say(`THREW: ${error}`);
    console.log(JSON.stringify(judgeTrials(trials, pages)));
  }
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
