import type { Random } from '#shared/redact/testing/random.ts';
import type { SigningKey } from '../signing-key.ts';
import { someEdit, spoilText } from './json-edits.ts';
import { type Edit, type JsonTree, writeTree } from './json-tree.ts';
import type { RawRequest } from './raw-request.ts';
import { plainGet, plainPost, signRaw } from './sign-raw.ts';
import { noise, pack, packOddly } from './spoil-gzip.ts';
import { spoilHeaders } from './spoil-headers.ts';
import { garbleSignature, signOddly } from './spoil-signature.ts';
import { spoilTarget } from './spoil-target.ts';
import { idFrom, type Subject, type Subjects } from './subjects.ts';

/** Who sends: keys that are enrolled, one that may have everything deleted, one that nobody knows. */
export interface Senders {
  donor: SigningKey;
  leaver: SigningKey;
  stranger: SigningKey;
}

/** One of the ways to be hostile, with how many of a thousand requests are made in it. */
type Way = [share: number, make: (subjects: Subjects, senders: Senders, random: Random) => RawRequest];

const ways: readonly Way[] = [
  // Nothing wrong with it: what has to be stored is stored, amid everything else.
  [
    6,
    (subjects, senders, random) =>
      signed(subjects, senders, random, (subject, id) => text(subject, id, random)),
  ],
  [
    50,
    (subjects, senders, random) =>
      signed(subjects, senders, random, (subject, id) => spoiled(subject, id, random)),
  ],
  [10, (subjects, senders, random) => signed(subjects, senders, random, odd(random))],
  [14, (subjects, { donor }, random) => signRaw(compressedOddly(subjects.batch, donor, random), donor)],
  [
    30,
    (subjects, senders, random) =>
      signed(subjects, senders, random, undefined, (r) => spoilHeaders(r, random)),
  ],
  [30, (subjects, { donor }, random) => signOddly(honest(subjects.batch, donor, random), donor, random)],
  [10, (_, { donor }, random) => signOddly(plainGet('/v1/me', donor), donor, random)],
  [5, (subjects, _, random) => askAsPartner(subjects, random)],
  // What is read before a signature is proved: bodies of enrolments and of deletions that were signed beforehand.
  [70, (subjects, { stranger }, random) => unproved(subjects, stranger, random)],
  [
    100,
    (subjects, { leaver, stranger }, random) => presigned(subjects, random.pick([leaver, stranger]), random),
  ],
  [30, (subjects, { stranger }, random) => compressedOddly(subjects.enrolment(stranger), stranger, random)],
  // Changed after it was signed.
  [200, (_, { donor }, random) => garbleSignature(stale(donor), random)],
  [180, (_, { donor }, random) => spoilHeaders(spoilHeaders(stale(donor), random), random)],
  [180, (_, { donor }, random) => spoilTarget(stale(donor), random)],
  [40, (_, { donor }, random) => ({ ...stale(donor), body: noise(random) })],
];
const all = ways.reduce((sum, [share]) => sum + share, 0);

/** A hostile request, or now and then an honest one. */
export function makeRequest(subjects: Subjects, senders: Senders, random: Random): RawRequest {
  let left = random.between(0, all - 1);
  const way = ways.find(([share]) => {
    left -= share;
    return left < 0;
  });
  if (!way) throw new Error('The shares do not add up');
  return way[1](subjects, senders, random);
}

function signed(
  subjects: Subjects,
  { donor, leaver, stranger }: Senders,
  random: Random,
  write: (subject: Subject, id: string) => string = (subject, id) => text(subject, id, random),
  change: (request: RawRequest) => RawRequest = (request) => request,
): RawRequest {
  const [subject, key] = random.pick<[Subject, SigningKey]>([
    [subjects.batch, donor],
    [subjects.batch, donor],
    [subjects.story, donor],
    [subjects.structure, donor],
    [subjects.deletion(random), leaver],
    [subjects.enrolment(stranger), stranger],
  ]);
  const id = idFrom(random);
  const body = pack(write(subject, id));
  return signRaw(change(plainPost(subject.target, body, subject.idempotencyKey(id, key), key)), key);
}

/** What an honest client sends, signed. */
export function honestRequest(subject: Subject, key: SigningKey, random: Random): RawRequest {
  return signRaw(honest(subject, key, random), key);
}

function honest(subject: Subject, key: SigningKey, random: Random): RawRequest {
  const id = idFrom(random);
  return plainPost(subject.target, pack(text(subject, id, random)), subject.idempotencyKey(id, key), key);
}

function compressedOddly(subject: Subject, key: SigningKey, random: Random): RawRequest {
  const id = idFrom(random);
  const body = packOddly(text(subject, id, random), random);
  return plainPost(subject.target, body, subject.idempotencyKey(id, key), key);
}

function unproved(subjects: Subjects, key: SigningKey, random: Random): RawRequest {
  const subject = subjects.enrolment(key);
  const written = random.pick([true, false]) ? spoiled(subject, '', random) : odd(random)(subject, '');
  return plainPost(subject.target, pack(written), key.contributor, key);
}

function presigned(subjects: Subjects, key: SigningKey, random: Random): RawRequest {
  const subject = subjects.presigned(key);
  const body = new TextEncoder().encode(spoiled(subject, '', random));
  return { method: 'POST', target: subject.target, body, headers: [['content-type', 'application/json']] };
}

/** A question for partners, with a key that holds or one that was tampered with, and a query that is spoiled or not. */
function askAsPartner({ partner }: Subjects, random: Random): RawRequest {
  const key = random.pick([partner.key, partner.key, partner.key.slice(0, -1), "x' or 1=1 --", '']);
  const asked: RawRequest = {
    method: 'GET',
    target: random.pick(partner.targets),
    headers: [['authorization', `Bearer ${key}`]],
    body: null,
  };
  return random.pick([true, false]) ? asked : spoilTarget(asked, random);
}

const signedBefore = new WeakMap<SigningKey, RawRequest>();
/** A request that was signed once and is spoiled again and again. */
function stale(key: SigningKey): RawRequest {
  const known = signedBefore.get(key);
  if (known) return known;
  const made = signRaw(plainPost('/v1/batches', pack('{}'), 'x', key), key);
  signedBefore.set(key, made);
  return made;
}

const none: ReadonlyMap<JsonTree, Edit> = new Map();
function text(subject: Subject, id: string, random: Random): string {
  return writeTree(subject.tree, none, id, () => idFrom(random));
}

function spoiled(subject: Subject, id: string, random: Random): string {
  const edits = new Map<JsonTree, Edit>();
  const times = random.pick([1, 1, 1, 2, 5] as const);
  for (let i = 0; i < times; i++) edits.set(random.pick(subject.nodes), someEdit(random));
  return writeTree(subject.tree, edits, id, () => idFrom(random));
}

function odd(random: Random) {
  return (subject: Subject, id: string) => spoilText(text(subject, id, random), random);
}
