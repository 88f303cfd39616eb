import { JSDOM } from 'jsdom';
import { Observation } from '#shared/observations/observation.ts';
import { covers } from '#shared/rules/hosts.ts';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { firstDifference } from './first-difference.ts';
import { readDocument } from './read-document.ts';
import type { Expected, Fixture } from './read-source.ts';

/** Reads a fixture by rules, in the form in which `<name>.expected.json` says what must come out. */
export function readFixture({ html, expected }: Fixture, pack: RulePack): Omit<Expected, 'url'> {
  const { document } = new JSDOM(html, { url: expected.url }).window;
  return readDocument(document, expected.url, pack);
}

/** What is wrong with how rules read a fixture, in sentences; none where it yields exactly what is expected. */
export function fixtureProblems(fixture: Fixture, pack: RulePack): string[] {
  const { url, ...expected } = fixture.expected;
  const read = readFixture(fixture, pack);
  const difference = firstDifference(expected, read, 'it');
  const isUnderHost = pack.hostChoice === 'any' || covers(pack, new URL(url));
  const unfit = read.observations.find((draft) => !Observation.safeParse({ ...draft, ...stamps }).success);
  return [
    ...(difference ? [`${fixture.name}: ${difference}`] : []),
    ...(isUnderHost ? [] : [`${fixture.name}: its address is on none of the pack’s hosts`]),
    ...(unfit ? [`${fixture.name}: ${JSON.stringify(unfit)} is no valid observation`] : []),
  ];
}

/** What the background adds to a draft. */
const stamps = {
  id: '01a1fb67-1800-774b-bcce-b302099a8057',
  source: 'site',
  seen: { day: '2026-01-31', visibleMs: 1000 },
  rules: 'site@1',
};
