// @ts-check
import { readFileSync } from 'node:fs';
import { delimiter, sep } from 'node:path';
import { runStep } from './command.mjs';

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} Entry */

/** @param {URL} file @returns {Record<string, Entry> | undefined} packages of a lock file; undefined when there is none */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Whether node_modules holds just what package-lock.json names. npm notes what it installed, at the very end of an
 * installation, in a lock file inside node_modules; so a broken-off installation counts as none.
 * @param {URL} root folder of the project, ending in /
 */
export function packagesInstalled(root) {
  const wanted = packagesIn(new URL('package-lock.json', root));
  const present = packagesIn(new URL('node_modules/.package-lock.json', root));
  if (!wanted || !present) return false;
  const missing = Object.entries(wanted).some(
    ([path, entry]) => path !== '' && !present[path] && !entry.optional && !entry.devOptional,
  );
  return (
    !missing && Object.entries(present).every(([path, entry]) => wanted[path]?.version === entry.version)
  );
}

/** Installs the locked packages with the npm of this machine. */
export async function installPackages() {
  const path = (process.env.PATH ?? '').split(delimiter);
  // Without the Node inside node_modules: npm is about to delete it.
  const outside = path.filter((folder) => !folder.includes(`node_modules${sep}.bin`)).join(delimiter);
  await runStep('npm', ['ci', '--loglevel=error', '--include=dev', '--include=optional'], {
    env: { ...process.env, PATH: outside },
    failure:
      'The packages could not be installed (npm ci failed, see above). Check the network and the free disk space, then run the same command again.',
  });
}
