import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MeasuredWindow } from '../measure/measured-window.ts';
import { publicSources } from '../measure/public-sources.ts';
import { OperatorError } from '../operator-error.ts';
import type { DatasetDefinition } from './define-dataset.ts';
import { deriveRows } from './derive-rows.ts';
import { measurementsOf, newestWindow } from './measurements.ts';
import type { PublishedStory } from './published-story.ts';
import { releaseCatalogue } from './release-catalogue.ts';
import { releaseFacts } from './release-facts.ts';
import { moveIntoPlace, removeStale, unfinished } from './release-folder.ts';
import { nextVersion } from './release-version.ts';
import { software } from './software.ts';
import type { ReleaseSigner } from './sshsig.ts';
import { verifyRelease } from './verify-release.ts';
import { writeRelease } from './write-release.ts';

/** What to publish, and where to. */
export interface PublishOptions {
  /** Holds a folder for each dataset, and in it one for each version. Made when absent. */
  releasesFolder: string;
  study: string;
  datasets: readonly DatasetDefinition[];
  /** Every window of the study that was measured, oldest first. */
  windows: readonly MeasuredWindow[];
  /** Day of the release (YYYY-MM-DD, UTC). */
  today: string;
  signer: ReleaseSigner;
  /** Stories that people published, until the newest window closed, in the order of their publication. */
  stories: readonly PublishedStory[];
  /** How to reach who publishes, and the public address. */
  contact?: string | undefined;
  address?: string | undefined;
  progress?: (done: number, total: number, what: string) => void;
}

/** One release that now stands. */
export interface PublishedRelease {
  dataset: string;
  version: string;
  rows: number;
  folder: string;
}

/** What was published, and what not. */
export interface PublishResult {
  published: PublishedRelease[];
  /** Datasets without a new release, and why. */
  passedOver: { dataset: string; reason: string }[];
}

/**
 * Publishes datasets as new, immutable releases of all that was measured. A release is written to a hidden folder beside
 * its place, read back and checked, and only then renamed into place, so that it exists whole or not at all; nothing that
 * exists is changed. What stands already is not made again, so it can be ended at any point and called again.
 * @throws OperatorError in one sentence: the disk is full, a release does not read back as written, or another publisher
 *   took the same version first. Releases of datasets before the failing one stand.
 */
export async function publishRelease(options: PublishOptions): Promise<PublishResult> {
  const { datasets, progress } = options;
  const result: PublishResult = { published: [], passedOver: [] };
  for (const [done, dataset] of datasets.entries()) {
    progress?.(done, datasets.length, `publishing ${dataset.slug}`);
    const outcome = await publishOne(dataset, options).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'ENOSPC' && cause.code !== 'EDQUOT') throw cause;
      throw new OperatorError(
        `The disk is full: ${dataset.slug} was not published. What was published before is served as before, and nothing of the privacy budget is lost: make room, and order the release again.`,
        { cause },
      );
    });
    if (typeof outcome === 'string') result.passedOver.push({ dataset: dataset.slug, reason: outcome });
    else result.published.push(outcome);
  }
  progress?.(datasets.length, datasets.length, 'publishing');
  return result;
}

async function publishOne(
  dataset: DatasetDefinition,
  options: PublishOptions,
): Promise<PublishedRelease | string> {
  const { releasesFolder, windows, study, today, signer, contact, address, stories } = options;
  const home = join(releasesFolder, dataset.slug);
  await mkdir(home, { recursive: true });
  await removeStale(home);
  const version = nextVersion(await readdir(home), dataset.schemaVersion);
  const circumstances = {
    ...{ version, created: today, software, contact: contact ?? null, address: address ?? null },
    rulePacks: packsOf(dataset),
  };
  const measurements = measurementsOf(dataset, windows, circumstances, stories);
  const newest = newestWindow(measurements);
  const standing = (await releaseCatalogue(releasesFolder).find(dataset.slug))?.releases ?? [];
  if (
    standing.some(({ manifest }) => manifest.study === study && manifest.windows.at(-1)?.from === newest.from)
  )
    return 'Its release of the newest window stands already.';
  const rows = deriveRows(dataset, measurements);
  if (rows.length === 0) return whyEmpty(newest);
  const draft = join(home, `${unfinished}${version}-${randomUUID()}`);
  const folder = join(home, version);
  await mkdir(draft);
  try {
    const facts = releaseFacts(dataset, measurements, rows.length);
    await writeRelease(draft, facts, rows, measurements, signer);
    const problems = await verifyRelease(draft);
    if (problems.length > 0)
      throw new OperatorError(
        `${dataset.slug} ${version} was not published: ${problems.join(' ')} Nothing else changed.`,
      );
    await moveIntoPlace(draft, folder, `${dataset.slug} ${version}`);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return { dataset: dataset.slug, version, rows: rows.length, folder };
}

function whyEmpty({ coarse }: MeasuredWindow): string {
  return coarse
    ? 'Too few volunteers are active to name what they were shown: only the tables with fixed keys are published.'
    : 'There is nothing in it that may be published.';
}

/** Rule packs that the rows can have been read by: the present ones of the sites they speak of. */
function packsOf({ sources }: DatasetDefinition): string[] {
  return publicSources
    .filter(({ source }) => sources.length === 0 || sources.includes(source))
    .map(({ source, version }) => `${source}@${version}`);
}
