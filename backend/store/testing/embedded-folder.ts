import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bodyCipher } from '../body-cipher.ts';
import { openStore } from '../open-store.ts';

const store = fileURLToPath(new URL('..', import.meta.url));
const lockFile = fileURLToPath(new URL('../../../package-lock.json', import.meta.url));
const kept = fileURLToPath(new URL('../../../.cache/embedded', import.meta.url));

/**
 * Makes a data folder with a fresh embedded database in it, as opening an empty one would make it. PGlite takes seconds of
 * processor time for that, so it is done once for this code and these packages, and copied from then on.
 * @param parent where to make it; by default where temporary files go
 * @returns its path; whoever asked removes it
 */
export async function embeddedFolder(parent = tmpdir()): Promise<string> {
  const folder = mkdtempSync(join(parent, 'daylight-embedded-'));
  cpSync(await madeOnce(), folder, { recursive: true });
  return folder;
}

async function madeOnce(): Promise<string> {
  const made = join(kept, fingerprint());
  if (existsSync(made)) return made;
  mkdirSync(kept, { recursive: true });
  const others = readdirSync(kept).filter((name) => !name.startsWith('new-'));
  const dataFolder = mkdtempSync(join(kept, 'new-'));
  // The cipher is for what people write, and nobody has written anything.
  const cipher = bodyCipher(new Uint8Array(32));
  const opened = await openStore({ databaseUrl: undefined, dataFolder, cipher }, (error) => {
    throw error;
  });
  await opened.close();
  try {
    renameSync(dataFolder, made);
    for (const other of others) rmSync(join(kept, other), { recursive: true, force: true });
  } catch {
    // Another process was faster, and made the same.
    rmSync(dataFolder, { recursive: true, force: true });
  }
  return made;
}

/** Names all that a fresh database depends on: the code of the store, and the packages. */
function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(lockFile));
  const files = readdirSync(store, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  for (const file of files) hash.update(relative(store, file)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 32);
}
