import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { inject } from 'vitest';
import { throwAwayFolder } from '../harness/profile.ts';

/**
 * What the browser of this run is given to install of a store's package: Firefox the file itself, Chromium, which takes
 * no unsigned file, the folder that it unpacks to.
 */
export function installable(archive: string): string {
  if (inject('browser') === 'firefox') return archive;
  const folder = throwAwayFolder('unpacked');
  for (const [name, content] of Object.entries(unzipSync(readFileSync(archive)))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/**
 * A copy of a package with something more at the start of its background, as whoever would slip something in.
 * @param allowed host that the copy's content security policy lets it talk to as well
 * @returns its path, in a folder that is thrown away
 */
export function slipIn(archive: string, script: string, allowed: string): string {
  const files = unzipSync(readFileSync(archive));
  const edit = (name: string, change: (text: string) => string) => {
    files[name] = strToU8(change(strFromU8(files[name] ?? new Uint8Array())));
  };
  edit('background.js', (text) => `${script};${text}`);
  edit('manifest.json', (text) => text.replaceAll("connect-src 'self'", `connect-src 'self' ${allowed}`));
  const copy = join(throwAwayFolder('slipped-in'), 'package.zip');
  writeFileSync(copy, zipSync(files, { level: 1 }));
  return copy;
}
