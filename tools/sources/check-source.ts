import { JSDOM } from 'jsdom';
import { readRulePack } from '#shared/rules/read-rule-pack.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { selectorProblems } from '../../extension/extract/selector-problems.ts';
import { fixtureProblems } from './read-fixture.ts';
import { readSource } from './read-source.ts';

/** A source that keeps every promise of `extension/sources/contract.test.ts`, or sentences that say where it does not. */
export type CheckedSource = { pack: RulePack; fixtures: number } | { problems: string[] };

/**
 * Checks a source as a whole: its folder, its rules, every selector, and that every fixture yields exactly what is
 * expected.
 * @param folder ends in a slash
 */
export function checkSource(folder: URL): CheckedSource {
  const { rulesFile, rules, fixtures, lacks } = readSource(folder);
  const reading = readRulePack(rulesFile, rules);
  if ('problems' in reading) return { problems: [...lacks, ...reading.problems] };
  const { pack } = reading;
  const { document } = new JSDOM('').window;
  const selectors = selectorProblems(rulesFile, pack, document);
  const named = pack.source === folder.pathname.split('/').at(-2);
  const problems = [
    ...lacks,
    ...(named ? [] : [`${rulesFile}: source: it must be named like its folder`]),
    ...selectors,
    ...(selectors.length > 0 ? [] : fixtures.flatMap((fixture) => fixtureProblems(fixture, pack))),
  ];
  return problems.length > 0 ? { problems } : { pack, fixtures: fixtures.length };
}
