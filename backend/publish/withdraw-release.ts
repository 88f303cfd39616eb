import { randomUUID } from 'node:crypto';
import { link, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../operator-error.ts';
import { syncFolder, unfinished } from './release-folder.ts';
import { isVersion } from './release-version.ts';
import { Tombstone, tombstoneFile } from './tombstone.ts';
import { writeDurably } from './write-release.ts';

/**
 * Withdraws a release: it stays listed, with the reason, and its papers stay readable; its data are no longer served. The
 * files stay on disk as they are.
 * @param withdrawn which release; the reason is one or more sentences for the public, the day YYYY-MM-DD
 * @throws OperatorError in one sentence: no such release, withdrawn already, or a reason that says nothing
 */
export async function withdrawRelease(
  releasesFolder: string,
  withdrawn: Omit<Tombstone, 'format'>,
): Promise<Tombstone> {
  const { dataset, version } = withdrawn;
  const home = join(releasesFolder, dataset);
  if (!/^[a-z][a-z0-9-]*$/.test(dataset) || !isVersion(version) || !(await isFolder(join(home, version))))
    throw new OperatorError(`There is no release ${dataset} ${version}. Nothing was withdrawn.`);
  const read = Tombstone.safeParse({ format: 'daylight-tombstone/1', ...withdrawn });
  if (!read.success)
    throw new OperatorError(
      `Say in a sentence or two, for the public, why ${dataset} ${version} is withdrawn. Nothing was withdrawn.`,
    );
  const text = `${JSON.stringify(read.data, null, 2)}\n`;
  const draft = join(home, `${unfinished}${randomUUID()}`);
  try {
    await writeDurably(draft, Buffer.from(text, 'utf8'));
    // It appears whole or not at all, and never in place of another.
    await link(draft, join(home, tombstoneFile(version))).catch((cause: NodeJS.ErrnoException) => {
      if (cause.code !== 'EEXIST') throw cause;
      throw new OperatorError(`${dataset} ${version} was withdrawn before. That stands unchanged.`, {
        cause,
      });
    });
  } finally {
    await rm(draft, { force: true });
  }
  await syncFolder(home);
  return read.data;
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
