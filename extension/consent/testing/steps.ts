import fc from 'fast-check';
import type { Scope, Tier } from '#shared/consent/scope.ts';
import { newDayId } from '#shared/new-day-id.ts';
import type { Kind } from '#shared/observations/kind.ts';
import { Device } from './device.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const kinds = ['recommendation', 'ad'] as const;
const sources = ['youtube', 'google'];
const sites = [['one'], ['two'], ['one', 'two'], []];
const scopes = sources.flatMap((source) =>
  ([...kinds, 'query'] as const).flatMap((kind) =>
    (['aggregate', 'exhibit'] as const).map((tier): Scope => ({ source, kind, tier })),
  ),
);
const stories = [newDayId(0), newDayId(0)] as const;
const structure = newDayId(0);
// A source, a kind and a kind of this version that nobody may observe: no rule pack reads them, or none can.
const unknown = ['elsewhere/recommendation', 'youtube/answer', 'youtube/price'];

/** Everything that can happen to a device, by its name in a counterexample. */
const steps: ReadonlyMap<string, (device: Device) => void> = new Map<string, (device: Device) => void>([
  ['is 18', (d) => d.confirmAge(true)],
  ['joins', (d) => d.join()],
  ['approves', (d) => d.approve()],
  ['seals', (d) => d.seal()],
  ['sends', (d) => d.send(true)],
  ['sends, no answer', (d) => d.send(false)],
  ...scopes.flatMap((scope): [string, (d: Device) => void][] => [
    [`grants ${nameOf(scope)}`, (d) => d.grant(scope)],
    [`withdraws ${nameOf(scope)}`, (d) => d.withdraw(scope)],
  ]),
  ...sources.flatMap((source) =>
    kinds.flatMap((kind): [string, (d: Device) => void][] => [
      [`sees ${source}/${kind}`, (d) => d.see(source, kind)],
      [`sees ${source}/${kind} in private`, (d) => d.see(source, kind, { isPrivate: true })],
    ]),
  ),
  ...['two', 'three'].map((on): [string, (d: Device) => void] => [
    `sees google/ad on ${on}`,
    (d) => d.see('google', 'ad', { on }),
  ]),
  ...sites.map((names): [string, (d: Device) => void] => [
    `chooses ${names.join(' and ') || 'no site'}`,
    (d) => d.chooseSites(...names),
  ]),
  ...unknown.flatMap((name): [string, (d: Device) => void][] => {
    const [source = '', kind] = name.split('/') as [string, Kind];
    return [
      [`grants ${name}`, (d) => d.grant({ source, kind, tier: 'aggregate' })],
      [`sees ${name}`, (d) => d.see(source, kind)],
    ];
  }),
  ['leaves', (d) => d.leave()],
  ['is not 18', (d) => d.confirmAge(false)],
  ['grants by an unknown document', (d) => d.grant(scopes[0] as Scope, 'f'.repeat(64))],
  ['grants by the first document', (d) => d.grant(scopes[0] as Scope, `d${'1'.padStart(63, '0')}`)],
  ...['', 'youtube', 'google'].flatMap((source): [string, (d: Device) => void][] => [
    [`pauses ${source || 'all'}`, (d) => d.pause(source, null)],
    [`pauses ${source || 'all'} for an hour`, (d) => d.pause(source, hour)],
    [`resumes ${source || 'all'}`, (d) => d.resume(source)],
    [`is stopped on ${source || 'all'}`, (d) => d.stop(source)],
  ]),
  ...['youtube', 'one', 'two', ...kinds, 'query', 'structure'].flatMap(
    (what): [string, (d: Device) => void][] => [
      [`forbids ${what}`, (d) => d.permit(what, false)],
      [`permits ${what}`, (d) => d.permit(what, true)],
    ],
  ),
  ...[
    ['a minute on', minute],
    ['an hour on', hour],
    ['200 days on', 200 * day],
    ['a year on', 365 * day],
    ['an hour back', -hour],
    ['two years back', -730 * day],
  ].map(([name, ms]): [string, (d: Device) => void] => [
    `clock ${name}`,
    (d) => {
      d.clock += Number(ms);
    },
  ]),
  ['material document', (d) => d.publish(true)],
  ['other document', (d) => d.publish(false)],
  ...stories.flatMap((id, n): [string, (d: Device) => void][] => [
    [`tells story ${n} to researchers`, (d) => d.tell(id, 'researchers')],
    [`tells story ${n} to all`, (d) => d.tell(id, 'public')],
    [`takes story ${n} back`, (d) => d.takeBack(id)],
  ]),
  ['sends stories', (d) => d.sendStories()],
  ['helps to fix it', (d) => d.helpToFix(structure)],
  ['takes the structure back', (d) => d.takeStructureBack(structure)],
  ['sends structures', (d) => d.sendStructures()],
  ...[['youtube'], ['google'], [], undefined].map((offered): [string, (d: Device) => void] => [
    `may choose ${offered ? offered.join() || 'nothing' : 'everything'}`,
    (d) => d.manage({ offered: offered && new Set(offered) }),
  ]),
  ['may send nothing', (d) => d.manage({ mayLeave: false })],
  ['may send again', (d) => d.manage({ mayLeave: true })],
]);

const seeing = ['sees youtube/recommendation', 'sees youtube/ad', 'sees google/ad'];
const ordinary = [
  ...seeing,
  'approves',
  'seals',
  'sends',
  'sends, no answer',
  'tells story 0 to all',
  'sends stories',
  'sends structures',
];

/**
 * Sequences of steps, by name. Most begin with a person who takes part, and with something on its way, since little
 * happens to anybody else; what belongs to everyday life comes up more often.
 * @param often what comes up more often, too
 */
export function someSteps(often: (name: string) => boolean, longest: number): fc.Arbitrary<string[]> {
  const names = [...steps.keys()];
  const likely = [...names, ...repeat(ordinary, 8), ...repeat(names.filter(often), 8)];
  const onItsWay = [...seeing, 'tells story 0 to researchers', 'helps to fix it', 'approves', 'seals'];
  const beginnings = [
    [],
    ['is 18', 'joins'],
    takesPart('youtube'),
    takesPart('youtube', 'google'),
    takesPart('youtube').filter((name) => !name.includes('/query')),
    [...takesPart('youtube'), ...onItsWay],
    [...takesPart('youtube', 'google'), ...onItsWay],
  ];
  const endings = [[], ['sends'], ['approves', 'seals', 'sends', 'sends stories', 'sends structures']];
  const middle = fc.array(fc.constantFrom(...likely), { maxLength: longest, size: 'max' });
  return fc
    .tuple(fc.constantFrom(...beginnings), middle, fc.constantFrom(...endings))
    .map((parts) => parts.flat());
}

/** What happens to a new device, step by step. */
export function live(names: readonly string[]): Device {
  const device = new Device();
  for (const name of names) {
    const step = steps.get(name);
    if (!step) throw new RangeError(`No step is called ${name}`);
    step(device);
  }
  return device;
}

function takesPart(...sources: string[]): string[] {
  const tiers: Tier[] = ['aggregate', 'exhibit'];
  const granted = scopes.filter((scope) => sources.includes(scope.source) && tiers.includes(scope.tier));
  const chosen = sources.includes('google') ? ['chooses one'] : [];
  return ['is 18', ...chosen, ...granted.map((scope) => `grants ${nameOf(scope)}`), 'joins'];
}

function repeat<T>(things: readonly T[], times: number): T[] {
  return Array.from({ length: times }, () => things).flat();
}

function nameOf({ source, kind, tier }: Scope): string {
  return `${source}/${kind}${tier === 'exhibit' ? '/exhibit' : ''}`;
}
