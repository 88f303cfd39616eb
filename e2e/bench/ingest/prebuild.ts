import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { addDays, utcDay } from '#shared/day.ts';
import { newDayId } from '#shared/new-day-id.ts';
import type { Batch } from '#shared/wire/batch.ts';
import { paths } from '#shared/wire/paths.ts';
import { wireVersion } from '#shared/wire/wire-version.ts';
import { signedPost } from '../../../backend/routes/testing/signed-request.ts';
import { makeSigningKey, type SigningKey } from '../../../backend/routes/testing/signing-key.ts';
import { observe } from '../../simulate/days/page-view.ts';
import { youtube } from '../../simulate/days/youtube.ts';
import { type Random, seededRandom } from '../../simulate/random.ts';
import { makeTaste } from '../../simulate/taste.ts';

/** Observations in a batch of the bench. */
export const batchSize = 100;

/** A batch whose bytes are made before anything is measured. */
export interface Prebuilt {
  key: SigningKey;
  batch: Batch;
  gzip: Uint8Array<ArrayBuffer>;
}

/** Makes up batches of 100 observations, a few for each of many volunteers, and compresses them. */
export async function prebuild(count: number, study: string, document: string): Promise<Prebuilt[]> {
  const perVolunteer = 10;
  const built: Prebuilt[] = [];
  const day = addDays(utcDay(new Date()), -1);
  const grant = createHash('sha256').update('bench').digest('hex');
  for (let volunteer = 0; built.length < count; volunteer++) {
    const key = await makeSigningKey(study);
    const random = seededRandom(volunteer + 1);
    for (let i = 0; i < perVolunteer && built.length < count; i++) {
      const consent = { document, grant };
      const batch: Batch = {
        wire: wireVersion,
        batchId: newDayId(Date.now()),
        study,
        joined: consent,
        consents: (['recommendation', 'ad', 'result'] as const).map((kind) => ({
          scope: { source: 'youtube', kind, tier: 'aggregate' },
          ...consent,
        })),
        observations: hundred(random, day),
        exposures: [],
      };
      built.push({ key, batch, gzip: new Uint8Array(gzipSync(JSON.stringify(batch))) });
    }
  }
  return built;
}

function hundred(random: Random, day: string): Batch['observations'] {
  const taste = makeTaste(random);
  const observations: Batch['observations'] = [];
  while (observations.length < batchSize)
    observations.push(...observe(random, 'youtube', day, youtube(random, taste, 1)).observations);
  return observations.slice(0, batchSize);
}

/** Signs the batches now, and writes each request as the bytes that go over the wire. */
export async function signAll(prebuilt: readonly Prebuilt[], origin: string): Promise<Buffer[]> {
  const { host } = new URL(origin);
  const requests: Buffer[] = [];
  for (const { key, batch, gzip } of prebuilt) {
    const { headers } = await signedPost(origin + paths.batches, gzip, batch.batchId, key);
    const lines = [...headers].map(([name, value]) => `${name}: ${value}`);
    const head = [`POST ${paths.batches} HTTP/1.1`, `host: ${host}`, ...lines, '', ''].join('\r\n');
    requests.push(Buffer.concat([Buffer.from(head, 'latin1'), gzip]));
  }
  return requests;
}
