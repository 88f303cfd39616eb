import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { exact, type NoiseMechanism } from '../aggregate/noise.ts';
import { OperatorError } from '../operator-error.ts';
import { loadDatasets } from './datasets.ts';
import type { DatasetDefinition } from './define-dataset.ts';
import { releaseFacts } from './release-facts.ts';
import { moveIntoPlace, removeStale, unfinished } from './release-folder.ts';
import { nextVersion } from './release-version.ts';
import { selectRows } from './select-rows.ts';
import { inOneSnapshot } from './snapshot.ts';
import type { SqlSource } from './sql-source.ts';
import { verifyRelease } from './verify-release.ts';
import { writeRelease } from './write-release.ts';

/** What to publish, from where to where. */
export interface PublishOptions {
  pool: SqlSource;
  /** Holds a folder for each dataset, and in it one for each version. Made when absent. */
  releasesFolder: string;
  study: string;
  /** Slug of the one dataset to publish; all of them when absent. */
  dataset?: string;
  /** Day of the release (YYYY-MM-DD, UTC); donations up to and including it count. */
  today: string;
  /** Whether the volunteers are made up. Every file that can then says so first. */
  simulated: boolean;
  progress?: (done: number, total: number, what: string) => void;
}

/** One release that now stands. */
export interface PublishedRelease {
  dataset: string;
  version: string;
  rows: number;
  suppressedCells: number;
  folder: string;
}

const stages = ['asking the database', 'writing', 'checking', 'published'] as const;

/**
 * Publishes datasets as new, immutable releases. A release is written to a hidden folder beside its place, read back and
 * checked, and only then renamed into place, so that it exists whole or not at all; nothing that exists is changed.
 * @throws OperatorError in one sentence: no such dataset, a release that does not read back as written, or another publisher
 *   that took the same version first. Releases of datasets before the failing one stand.
 */
export async function publishRelease(options: PublishOptions): Promise<{ published: PublishedRelease[] }> {
  const all = await loadDatasets();
  const chosen = options.dataset === undefined ? all : all.filter((one) => one.slug === options.dataset);
  if (chosen.length === 0) {
    const known = all.map((one) => one.slug).join(', ');
    throw new OperatorError(
      `There is no dataset "${options.dataset}". Nothing was published. Choose one of: ${known}.`,
    );
  }
  const published: PublishedRelease[] = [];
  const total = chosen.length * stages.length;
  for (const dataset of chosen) {
    const before = published.length * stages.length;
    const report = (stage: (typeof stages)[number]) =>
      options.progress?.(
        before + stages.indexOf(stage) + (stage === 'published' ? 1 : 0),
        total,
        `${dataset.slug}: ${stage}`,
      );
    published.push(await publishOne(dataset, options, exact, report));
  }
  return { published };
}

async function publishOne(
  dataset: DatasetDefinition,
  options: PublishOptions,
  noise: NoiseMechanism,
  report: (stage: (typeof stages)[number]) => void,
): Promise<PublishedRelease> {
  const { releasesFolder, study, today } = options;
  const home = join(releasesFolder, dataset.slug);
  await mkdir(home, { recursive: true });
  await removeStale(home);
  report('asking the database');
  const selection = await inOneSnapshot(options.pool, (session) =>
    selectRows(session, dataset, { study, untilDay: today, noise }),
  );
  const version = nextVersion(await readdir(home), dataset.schemaVersion);
  const facts = releaseFacts(dataset, selection, {
    version,
    study,
    today,
    simulated: options.simulated,
    noise,
  });
  const draft = join(home, `${unfinished}${version}-${randomUUID()}`);
  const folder = join(home, version);
  await mkdir(draft);
  try {
    report('writing');
    await writeRelease(draft, facts, selection.rows);
    report('checking');
    const problems = await verifyRelease(draft);
    if (problems.length > 0)
      throw new OperatorError(
        `${dataset.slug} ${version} was not published: ${problems.join(' ')} Nothing else changed.`,
      );
    await moveIntoPlace(draft, folder, `${dataset.slug} ${version}`);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  report('published');
  const { rows, suppressed } = selection;
  return { dataset: dataset.slug, version, rows: rows.length, suppressedCells: suppressed.cells, folder };
}
