import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Scope, ScopeKind, scopeKey, Tier } from '#shared/consent/scope.ts';
import { newDayId } from '#shared/new-day-id.ts';
import { Kind } from '#shared/observations/kind.ts';
import type { Observation } from '#shared/observations/observation.ts';
import type { Batch } from '#shared/wire/batch.ts';
import { isIntact } from './chain.ts';
import { composeBatch } from './compose-batch.ts';
import type { ConsentChange } from './event.ts';
import { gate } from './gate.ts';
import { aDocument, aLedger, decideFrom } from './testing/a-ledger.ts';
import { anExposure, anItem } from './testing/some-items.ts';

const study = 'daylight';
const sources = ['youtube', 'google'];
const items = sources.flatMap((source) => Kind.options.map((kind) => ({ source, kind })));
const all = sources.flatMap((source) =>
  ScopeKind.options.flatMap((kind) => Tier.options.map((tier): Scope => ({ source, kind, tier }))),
);
const isGranted = (granted: readonly Scope[], source: string, kind: ScopeKind, tier: Tier) =>
  granted.some((scope) => scopeKey(scope) === scopeKey({ source, kind, tier }));
const anyGranted = fc
  .subarray(all, { minLength: 1 })
  .filter((granted) => items.some(({ source, kind }) => isGranted(granted, source, kind, 'aggregate')));
const typed = (source: string, kind: Kind): Observation => {
  const item = anItem(source, kind);
  return { ...item, context: { ...item.context, query: 'how bread is made' } };
};
const runs = { numRuns: Math.ceil(Number(process.env.FC_RUNS ?? 100_000) / 100) };

/** A ledger with these grants, all different entries, and a batch of everything that it allows. */
async function donate(granted: readonly Scope[]) {
  const changes: ConsentChange[] = [
    { type: 'adult-confirmed' },
    { type: 'study-joined', study, document: aDocument, locale: 'en' },
    ...granted.map((scope): ConsentChange => ({ type: 'granted', scope, document: aDocument, locale: 'en' })),
  ];
  const ledger = await aLedger(...changes.map((change, i): [number, ConsentChange] => [i, change]));
  const decide = decideFrom(ledger);
  const kept = items.map(({ source, kind }) => ({ observation: typed(source, kind), capturedAt: 500 }));
  const exposures = sources.map((source) => anExposure(source));
  const batch = composeBatch(newDayId(0), study, kept, exposures, decide);
  if (!batch) throw new Error('Nothing was agreed to');
  const pass = (changed: unknown) => gate({ batchId: batch.batchId, json: JSON.stringify(changed) }, decide);
  return { ledger, batch, pass };
}

test('C12 the snapshot in a batch is what stands in the ledger, entry by entry, and the ledger is whole', async () => {
  await fc.assert(
    fc.asyncProperty(anyGranted, async (granted) => {
      const { ledger, batch, pass } = await donate(granted);
      expect(pass(batch)).toHaveProperty('batch');
      expect(await isIntact(ledger)).toBe(true);
      const entry = (grant: string) => ledger.find((event) => event.hash === grant)?.change;
      expect(entry(batch.joined.grant)).toMatchObject({ type: 'study-joined', study: batch.study });
      for (const { scope, grant, document } of batch.consents)
        expect(entry(grant)).toEqual({ type: 'granted', scope, document, locale: 'en' });
    }),
    { numRuns: Math.min(runs.numRuns, 200) },
  );
});

test('C12 a batch of which any single part of the consent was changed is withheld', async () => {
  await fc.assert(
    fc.asyncProperty(anyGranted, fc.nat(), fc.nat(), async (granted, which, how) => {
      const { batch, pass } = await donate(granted);
      const forged = structuredClone(batch);
      const paths = pathsIn({ wire: 2, study, joined: batch.joined, consents: batch.consents });
      const path = paths[which % paths.length] ?? [];
      const old = readAt(batch, path);
      const others = replacements(batch, String(path.at(-1))).filter((value) => value !== old);
      setAt(forged, path, others[how % others.length]);
      expect(pass(forged), path.join('.')).toHaveProperty('withheld');
    }),
    runs,
  );
});

test('C12 a batch from which a consent was taken that something in it needs is withheld', async () => {
  await fc.assert(
    fc.asyncProperty(anyGranted, fc.nat(), async (granted, which) => {
      const { batch, pass } = await donate(granted);
      const taken = batch.consents[which % batch.consents.length];
      const forged = { ...batch, consents: batch.consents.filter((consent) => consent !== taken) };
      // Less may be claimed than was agreed to: without `exhibit`, only totals are ever shown. What was typed is different:
      // where its consent is named, something of it is inside.
      const isNeeded = taken?.scope.tier === 'aggregate' || taken?.scope.kind === 'query';
      expect('withheld' in pass(forged)).toBe(isNeeded);
    }),
    { numRuns: Math.min(runs.numRuns, 300) },
  );
});

test('C12 a batch into which an item was put that nobody agreed to, or anything that has no name, is withheld', async () => {
  await fc.assert(
    fc.asyncProperty(anyGranted, fc.constantFrom(...items), async (granted, smuggled) => {
      const { batch, pass } = await donate(granted);
      const isAgreed = isGranted(granted, smuggled.source, smuggled.kind, 'aggregate');
      const more = [...batch.observations, anItem(smuggled.source, smuggled.kind)];
      expect('withheld' in pass({ ...batch, observations: more })).toBe(!isAgreed);
      const claimed = { scope: { ...smuggled, tier: 'exhibit' }, ...batch.joined };
      expect(pass({ ...batch, consents: [...batch.consents, claimed] })).toHaveProperty('withheld');
    }),
    { numRuns: Math.min(runs.numRuns, 300) },
  );
  const { batch, pass } = await donate(all);
  const [first] = batch.observations;
  for (const forged of [
    { ...batch, email: 'somebody@example.org' },
    { ...batch, observations: [{ ...first, email: 'somebody@example.org' }] },
    { ...batch, observations: [{ ...first, kind: 'price' }] },
    { ...batch, consents: [] },
    { ...batch, wire: 3 },
  ])
    expect(pass(forged)).toEqual({ withheld: 'unreadable' });
});

test('C12 a batch into which something typed was put that nobody agreed to, or that not all may read who read the item, is withheld', async () => {
  await fc.assert(
    fc.asyncProperty(anyGranted, fc.nat(), async (granted, which) => {
      const { batch, pass } = await donate(granted);
      const place = which % batch.observations.length;
      const { source, kind } = batch.observations[place] ?? typed('youtube', 'ad');
      const isExhibit = isGranted(granted, source, kind, 'exhibit');
      const tiers = isExhibit ? Tier.options : (['aggregate'] as const);
      const isAgreed = tiers.every((tier) => isGranted(granted, source, 'query', tier));
      expect(batch.observations[place]?.context.query !== undefined).toBe(isAgreed);
      const forged = { ...batch, observations: batch.observations.with(place, typed(source, kind)) };
      if (!isAgreed) expect(pass(forged)).toHaveProperty('withheld');
    }),
    { numRuns: Math.min(runs.numRuns, 300) },
  );
});

function replacements(batch: Batch, name: string): unknown[] {
  const grants = [batch.joined, ...batch.consents].map((consent) => consent.grant);
  const values: Record<string, unknown[]> = {
    wire: [0, 3, '1'],
    study: ['another', ''],
    document: ['b'.repeat(64), '', null],
    grant: [...grants, 'f'.repeat(64), ''],
    source: ['youtube', 'google', 'elsewhere'],
    kind: [...ScopeKind.options, 'price'],
    tier: ['aggregate', 'exhibit', 'everything'],
  };
  return values[name] ?? [null];
}

function pathsIn(value: object): string[][] {
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === 'object' && part !== null ? pathsIn(part).map((path) => [key, ...path]) : [[key]],
  );
}

function readAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce(
    (part, key) => (typeof part === 'object' && part ? Reflect.get(part, key) : undefined),
    value,
  );
}

function setAt(value: object, [key = '', ...rest]: string[], to: unknown): void {
  if (rest.length === 0) Reflect.set(value, key, to);
  else setAt(Reflect.get(value, key), rest, to);
}
