import { expect, test } from 'vitest';
import type { Company } from './run-command.ts';
import { runStages } from './run-stages.ts';
import type { Stage } from './stage.ts';

const quietly = () => undefined;

/** Stages that note when they begin and end, and end when they are told to. */
function someStages() {
  const said: string[] = [];
  const companies = new Map<string, Company>();
  const ends = new Map<string, () => void>();
  const stage = (
    name: string,
    order: Pick<Stage, 'after' | 'follows' | 'isBeside'> = {},
    failed = 0,
  ): Stage => ({
    name,
    what: 'what it proves',
    ...order,
    run: async (company) => {
      companies.set(name, company);
      said.push(`${name} begins`);
      if (order.isBeside) await new Promise<void>((resolve) => ends.set(name, resolve));
      said.push(`${name} ends`);
      return { passed: 1 - failed, failed, skipped: [] };
    },
  });
  return { said, companies, ends, stage };
}

test('stages run one after the other, and go on after a failure', async () => {
  const { said, companies, stage } = someStages();
  const told = await runStages([stage('first', {}, 1), stage('second')], quietly);
  expect(said).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  expect(told.map(({ failed }) => failed)).toEqual([1, 0]);
  expect(companies.get('second')).toEqual({ sharesScreen: false, givesWay: false });
});

test('what comes after a stage beside does not wait for it, gives way to it, and is told in its order', async () => {
  const { said, companies, ends, stage } = someStages();
  const last = stage('last');
  const all: Stage[] = [
    stage('beside', { isBeside: true }),
    stage('next'),
    { ...last, run: (company) => last.run(company).finally(() => ends.get('beside')?.()) },
  ];
  const told = await runStages(all, quietly);
  const order = ['beside begins', 'next begins', 'next ends', 'last begins', 'last ends', 'beside ends'];
  expect(said).toEqual(order);
  expect(told.map(({ lines }) => lines[0]?.slice(2).split(':')[0])).toEqual(['beside', 'next', 'last']);
  expect(companies.get('beside')).toEqual({ sharesScreen: true, givesWay: false });
  expect(companies.get('next')).toEqual({ sharesScreen: true, givesWay: true });
});

test('one beside that follows another begins at its end, also when it failed, and nobody waits for either', async () => {
  const { said, ends, stage } = someStages();
  const all: Stage[] = [
    stage('first', { isBeside: true }, 1),
    stage('second', { isBeside: true, follows: 'first' }),
    stage('next'),
  ];
  const run = runStages(all, quietly);
  await expect.poll(() => said).toEqual(['first begins', 'next begins', 'next ends']);
  ends.get('first')?.();
  await expect.poll(() => said.slice(3)).toEqual(['first ends', 'second begins']);
  ends.get('second')?.();
  expect((await run).map(({ failed }) => failed)).toEqual([1, 0, 0]);
});

test('a stage is not run, and counts as failed, when that fails which it makes no sense without', async () => {
  const { said, stage } = someStages();
  const told = await runStages([stage('build', {}, 1), stage('e2e', { after: 'build' })], quietly);
  expect(said).toEqual(['build begins', 'build ends']);
  expect(told[1]).toMatchObject({ passed: 0, failed: 1 });
});

test('what this machine lacks for a stage is said among the last lines, and is no failure', async () => {
  const { said, stage } = someStages();
  const lacking: Stage = { ...stage('firefox'), lacks: () => 'EVERYTHING IN FIREFOX: there is none.' };
  const [told] = await runStages([lacking, stage('next')], quietly);
  expect(said).toEqual(['next begins', 'next ends']);
  expect(told).toMatchObject({ passed: 0, failed: 0 });
  expect(told?.lines).toEqual([
    '! firefox: NOTHING WAS TESTED',
    '  SKIPPED EVERYTHING IN FIREFOX: there is none.',
  ]);
});

test('a stage beside that comes last is like any other', async () => {
  const { companies, ends, stage } = someStages();
  const run = runStages([stage('alone', { isBeside: true })], quietly);
  await expect.poll(() => ends.has('alone')).toBe(true);
  ends.get('alone')?.();
  await run;
  expect(companies.get('alone')).toEqual({ sharesScreen: false, givesWay: false });
});
