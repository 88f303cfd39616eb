import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { OperatorError } from '../operator-error.ts';

/** How the folder of an unfinished release begins. Nobody serves such a folder. */
export const unfinished = '.unfinished-';

const staleAfterMs = 24 * 60 * 60 * 1000;

/**
 * Moves a finished draft to its place in one step.
 * @throws OperatorError when that version exists already; the draft is then still where it was
 */
export async function moveIntoPlace(draft: string, place: string, name: string): Promise<void> {
  await syncFolder(draft);
  try {
    // A release folder is never empty, so renaming onto an existing one fails on every system.
    await rename(draft, place);
  } catch (cause) {
    if (await exists(place))
      throw new OperatorError(
        `${name} was published by somebody else at the same moment. That release stands unchanged; publish again to make the next one.`,
        { cause },
      );
    throw cause;
  }
  await syncFolder(join(place, '..'));
}

/** Removes what publishers that were killed more than a day ago left behind. */
export async function removeStale(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const folder = join(home, name);
    if (name.startsWith(unfinished) && Date.now() - (await stat(folder)).mtimeMs > staleAfterMs)
      await rm(folder, { recursive: true, force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Makes the entries of a folder survive a power cut: renames, new files. Windows has no such call. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
