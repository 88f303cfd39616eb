import { gunzipSync } from 'node:zlib';
import { utcDay } from '#shared/day.ts';
import { Random } from '#shared/redact/testing/random.ts';
import { DeletionReceipt } from '#shared/wire/deletion.ts';
import { paths } from '#shared/wire/paths.ts';
import { addKey } from '../../../partner/keys.ts';
import type { Store } from '../../../store/open-store.ts';
import { residentBytes, settledBytes } from '../memory.ts';
import { makeSigningKey, type SigningKey } from '../signing-key.ts';
import { enrolledKey, rowCounts } from '../test-app.ts';
import { judge } from './judge.ts';
import { makeRequest, type Senders } from './make-request.ts';
import { asRequest, type RawRequest } from './raw-request.ts';
import { makeSubjects } from './subjects.ts';
import { RowTally } from './tally-rows.ts';

/** What came of so many requests. */
export interface FuzzResult {
  requests: number;
  seed: number;
  /** How many were taken, by path; and of those how many lie in quarantine. */
  taken: Record<string, number>;
  quarantined: number;
  /** How many were refused, by code. */
  refused: Record<string, number>;
  /** Pages and files for everybody, by status. */
  pages: Record<string, number>;
  /** The first answers that should never be, with the number of the request that makes them again. */
  wrong: string[];
  rows: { found: Record<string, number>; expected: Record<string, number> };
  /** Growth of the resident set after the first quarter, by when the engine has made itself the room that it works in. */
  rssGrowthBytes: number;
  seconds: number;
  /** Processor time of this process: the clients and the server, without the database. */
  cpuSeconds: number;
}

/** How many, made from which number, and how many at a time. */
export interface FuzzOrder {
  requests: number;
  seed: number;
  concurrency: number;
  progress?: (done: number) => void;
}

const collectEvery = 10_000;

type Send = (request: Request) => Promise<Response>;

/** Sends hostile requests to the application and keeps account of every answer. */
export async function runFuzz(send: Send, store: Store, order: FuzzOrder): Promise<FuzzResult> {
  const { requests, seed, concurrency, progress } = order;
  const start = performance.now();
  const cpu = process.cpuUsage();
  const partner = {
    name: 'Partner',
    scopes: ['cells', 'exhibits'],
    days: 9,
    today: utcDay(new Date()),
  } as const;
  const subjects = await makeSubjects((await addKey(store.pool, partner)).key);
  const tally = new RowTally();
  const crowd = await makeCrowd(send, tally);
  const counts = { taken: count(), refused: count(), pages: count() };
  const wrong: string[] = [];
  let quarantined = 0;
  let next = 0;
  let before = 0;

  const one = async (number: number) => {
    const random = new Random(seed * 1_000_003 + number);
    const senders = crowd.pick(random);
    const [request, raw] = sendable(() => makeRequest(subjects, senders, random));
    const verdict = await send(request).then(
      (answer) => judge(request, answer),
      (error: unknown) => ({ wrong: `no answer but ${error}` }),
    );
    if ('wrong' in verdict) wrong.push(`#${number}: ${verdict.wrong}`.slice(0, 400));
    else if ('page' in verdict) counts.pages.add(String(verdict.page));
    else if ('refused' in verdict) {
      counts.refused.add(verdict.refused);
      if (verdict.refused === 'rate_limited' && !raw.target.includes('partner'))
        await crowd.replaceDonor(senders.donor);
    } else {
      const { taken, answer } = verdict;
      counts.taken.add(taken);
      if (isQuarantined(answer)) quarantined++;
      tally.note(taken, answer);
      if (taken !== paths.deletions && taken !== paths.presignedDeletions) return;
      const target = taken === paths.deletions ? targetOf(raw) : 'all';
      tally.noteDeletion(DeletionReceipt.parse(answer), target);
      if (target === 'all') await crowd.replaceLeaver(senders.leaver);
    }
  };
  const work = async () => {
    while (next < requests && wrong.length < 20) {
      const number = next++;
      // What has not been collected yet is no leak; on an idle machine the engine lets it lie for long.
      if (number % collectEvery === 0) residentBytes();
      if (number === Math.floor(requests / 4)) before = residentBytes();
      await one(number);
      if (number % 1000 === 0) progress?.(number);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const { user, system } = process.cpuUsage(cpu);
  return {
    ...{ requests: next, seed, quarantined, wrong },
    taken: counts.taken.all,
    refused: counts.refused.all,
    pages: counts.pages.all,
    rows: { found: await rowCounts(store), expected: tally.expected() },
    rssGrowthBytes: (await settledBytes()) - before,
    seconds: Math.round(performance.now() - start) / 1000,
    cpuSeconds: Math.round((user + system) / 1000) / 1000,
  };
}

function count() {
  const all: Record<string, number> = {};
  const add = (name: string) => {
    all[name] = (all[name] ?? 0) + 1;
  };
  return { all, add };
}

/** Not everything that can be made up can be sent: then the next one is. */
function sendable(make: () => RawRequest): [Request, RawRequest] {
  for (;;) {
    const raw = make();
    const request = asRequest(raw);
    if (request) return [request, raw];
  }
}

function isQuarantined(answer: unknown): boolean {
  return (answer as { status?: string }).status === 'quarantined';
}

/** What a deletion that was carried out was for: no way of spoiling it turns one target into another. */
function targetOf({ body }: RawRequest): 'all' | 'source' | 'story' {
  return JSON.parse(gunzipSync(body ?? '').toString()).target.of;
}

/** Keys of those who send. */
async function makeCrowd(send: Send, tally: RowTally) {
  const enrolled = async () => {
    const key = await enrolledKey(send);
    tally.note(paths.enrolments, { contributor: key.contributor });
    return key;
  };
  const many = (make: () => Promise<SigningKey>) => Promise.all(Array.from({ length: 24 }, make));
  const donors = await many(enrolled);
  const leavers = await many(enrolled);
  const strangers = await many(() => makeSigningKey('daylight'));
  const replace = async (keys: SigningKey[], key: SigningKey) => {
    const place = keys.indexOf(key);
    if (place >= 0) keys[place] = await enrolled();
  };
  return {
    pick: (random: Random): Senders => ({
      donor: random.pick(donors),
      leaver: random.pick(leavers),
      stranger: random.pick(strangers),
    }),
    replaceDonor: (key: SigningKey) => replace(donors, key),
    replaceLeaver: (key: SigningKey) => replace(leavers, key),
  };
}
