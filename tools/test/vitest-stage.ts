import { mkdir, readFile, rm } from 'node:fs/promises';
import { type Company, runCommand } from './run-command.ts';
import type { Outcome, Stage } from './stage.ts';
import { countTests, failedFiles, VitestReport, withSecondTry } from './vitest-report.ts';

/** How a stage is run besides its place in the order. */
type Terms = Pick<Stage, 'after' | 'follows' | 'isBeside' | 'lacks'> & {
  /**
   * Files that fail are run once more, from their beginning: a browser on a busy machine may lose a moment that a person
   * would not. What held only then is named among the last lines.
   */
  hasSecondTry?: true;
};

/** More files than this have failed for a reason. */
const mostTriedAgain = 4;

/** A stage that is one project of vitest.config.ts: each test counts. */
export function vitestStage(name: string, what: string, { hasSecondTry, ...order }: Terms = {}): Stage {
  const run = async (company: Company) => {
    const first = await runProject(name, [], company);
    if (!first.report) return nothing;
    const files = first.code === 0 || !hasSecondTry ? [] : failedFiles(first.report);
    if (files.length === 0 || files.length > mostTriedAgain) return countTests(first.report, first.code);
    console.log(`\n━━ ${name}, once more: ${files.join(', ')}\n`);
    const second = await runProject(name, files, company);
    const report = second.report ? withSecondTry(first.report, second.report) : first.report;
    const unsteady = second.code === 0 ? files : [];
    return { ...countTests(report, second.code), unsteady };
  };
  return { name, what, ...order, run };
}

const nothing: Outcome = { passed: 0, failed: 1, skipped: [] };

async function runProject(name: string, files: readonly string[], company: Company) {
  const file = `.cache/test/${name}.json`;
  await mkdir('.cache/test', { recursive: true });
  await rm(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runCommand('vitest', ['run', `--project=${name}`, ...reporters, ...files], company);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return { code, report: text === undefined ? undefined : VitestReport.parse(JSON.parse(text)) };
}
