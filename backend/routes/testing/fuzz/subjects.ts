import { utcDay } from '#shared/day.ts';
import type { Random } from '#shared/redact/testing/random.ts';
import type { DeletionTarget } from '#shared/wire/deletion.ts';
import { paths } from '#shared/wire/paths.ts';
import { wireVersion } from '#shared/wire/wire-version.ts';
import { aBatch, aConsent, anExposure, aRecommendation } from '../../../ingest/testing/a-batch.ts';
import { aStory } from '../../../ingest/testing/a-story.ts';
import { aStructure } from '../../../ingest/testing/a-structure.ts';
import type { SigningKey } from '../signing-key.ts';
import { presign } from '../test-app.ts';
import { anotherId, type JsonTree, mainId, nodesOf, treeOf } from './json-tree.ts';

/** Something that an honest client would send, as a tree that can be spoiled. */
export interface Subject {
  name: 'batch' | 'story' | 'structure' | 'deletion' | 'enrolment' | 'presigned';
  target: string;
  tree: JsonTree;
  nodes: JsonTree[];
  /** The Idempotency-Key, from the id that the text was given. */
  idempotencyKey: (id: string, key: SigningKey) => string;
}

/** Everything that can be sent to /v1, by what it is. */
export interface Subjects {
  batch: Subject;
  story: Subject;
  structure: Subject;
  /** Deletions and enrolments are about a key. */
  deletion(random: Random): Subject;
  enrolment(key: SigningKey): Subject;
  presigned(key: SigningKey): Subject;
  /** What a partner asks for: a path with an honest query, and the key that opens it. */
  partner: { targets: readonly string[]; key: string };
}

const day = Date.parse(utcDay(new Date())).toString(16).padStart(12, '0');
const hex = (random: Random) =>
  random
    .between(0, 2 ** 32 - 1)
    .toString(16)
    .padStart(8, '0');

/** An id of this day, from a random generator: the same each time a seed is tried. */
export function idFrom(random: Random): string {
  const [one, two, three] = [hex(random), hex(random), hex(random)];
  return `${day.slice(0, 8)}-${day.slice(8)}-7${one.slice(0, 3)}-8${one.slice(3, 6)}-${two}${three.slice(0, 4)}`;
}

const ad = {
  ...{
    advertiser: 'Bridge & Sons',
    landingDomain: 'bridge.example',
    disclosure: 'Sponsored',
    format: 'video',
  },
  slot: { network: '123', unit: '/a/b', width: 300, height: 250, filled: null },
};
const answer = {
  ...{ provider: 'A', model: 'm-1', mode: null, status: 'answered', text: 'It was a Tuesday.' },
  citations: [
    { n: 1, url: 'https://press.example/a', domain: 'press.example', title: 'A', claim: 'Tuesday' },
  ],
};

/**
 * Makes the templates: every kind of observation, counts, a story with an item, a structure.
 * @param partnerKey a key that opens everything for partners
 */
export async function makeSubjects(partnerKey = ''): Promise<Subjects> {
  const consent = await aConsent();
  const item = (kind: string, more: object = {}) => ({ ...aRecommendation(), kind, id: anotherId, ...more });
  const batch = await aBatch({ wire: wireVersion, batchId: mainId });
  const kinds = ['recommendation', 'ad', 'result', 'answer', 'query'];
  const story = await aStory({}, { wire: wireVersion, id: mainId });
  return {
    batch: subject('batch', paths.batches, {
      ...batch,
      consents: kinds.map((kind) => ({ scope: { source: 'youtube', kind, tier: 'aggregate' }, ...consent })),
      observations: [
        item('recommendation'),
        item('result', { context: { page: 'search', hostItem: 'x', reach: 'search', query: 'old bridges' } }),
        item('ad', { ad }),
        item('answer', { answer }),
      ],
      exposures: [anExposure({ layout: '0a1b2c3d' })],
    }),
    story: subject(
      'story',
      paths.stories,
      { ...story, story: { ...story.story, observations: [item('recommendation')] } },
      (id) => `${id}.1`,
    ),
    structure: subject(
      'structure',
      paths.structures,
      await aStructure({}, { wire: wireVersion, id: mainId }),
    ),
    deletion: (random) =>
      subject('deletion', paths.deletions, {
        ...{ wire: wireVersion, id: mainId, study: 'daylight' },
        target: random.pick<DeletionTarget>([
          { of: 'source', source: 'youtube' },
          { of: 'story', story: idFrom(random) },
          { of: 'all' },
        ]),
      }),
    enrolment: ({ study, publicKey, contributor }) =>
      subject('enrolment', paths.enrolments, { study, publicKey, recoveryKey: publicKey }, () => contributor),
    partner: {
      targets: [
        `${paths.partnerCells}?study=daylight&window=2026-01-01&measure=publishers&format=csv`,
        `${paths.partnerExhibits}?study=daylight&window=2026-01-01`,
      ],
      key: partnerKey,
    },
    presigned: (key) => subject('presigned', paths.presignedDeletions, presign(key)),
  };
}

function subject(
  name: Subject['name'],
  target: string,
  value: object,
  idempotencyKey: Subject['idempotencyKey'] = (id) => id,
): Subject {
  const tree = treeOf(value);
  return { name, target, tree, nodes: nodesOf(tree), idempotencyKey };
}
