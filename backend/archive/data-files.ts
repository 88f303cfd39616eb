import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Files of a data folder, as paths relative to it. */
export interface DataFiles {
  /** Whatever is worth keeping and secret to nobody who holds the database. */
  files: string[];
  /** Private keys. They never go into a backup. */
  keys: string[];
}

/** The embedded database, and what tells of a running process or of a move: true of this folder alone. */
const ownBusiness = /^(database(\.lock.*)?|operator\.json.*|moved\.json)$/;

/** A private key, by its name: also one that comes later is kept out of backups. */
const isKey = (name: string) => /key|secret/i.test(name) || /\.(pem|pkcs8)$/.test(name);

/** Finds what of a data folder an archive takes along. What is being written at the moment is left out. */
export function findDataFiles(dataFolder: string): DataFiles {
  const found: DataFiles = { files: [], keys: [] };
  for (const entry of readdirSync(dataFolder, { withFileTypes: true })) {
    if (ownBusiness.test(entry.name) || isUnfinished(entry.name)) continue;
    if (entry.isDirectory()) found.files.push(...filesBelow(dataFolder, join(dataFolder, entry.name)));
    else if (entry.isFile()) (isKey(entry.name) ? found.keys : found.files).push(entry.name);
  }
  return { files: found.files.sort(), keys: found.keys.sort() };
}

function filesBelow(dataFolder: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (isUnfinished(entry.name)) return [];
    if (entry.isDirectory()) return filesBelow(dataFolder, path);
    return entry.isFile() ? [relative(dataFolder, path)] : [];
  });
}

function isUnfinished(name: string): boolean {
  return name.startsWith('.') || name.endsWith('.new') || name.endsWith('.partial');
}
