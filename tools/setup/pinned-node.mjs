// @ts-check
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SetUpError } from './command.mjs';

const major = 24;
const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;

/**
 * The Node that everything else runs under: the one that package.json pins for this kind of machine, else the one
 * that runs this, when it is new enough.
 * @param {URL} root folder of the project, ending in /
 * @returns {{ path: string, version: string }}
 * @throws {SetUpError}
 */
export function findNode(root) {
  const { optionalDependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const path = fileURLToPath(new URL(`node_modules/${name}/${file}`, root));
  const own = Number(process.versions.node.split('.')[0]) >= major;
  if (existsSync(path)) {
    try {
      return { path, version: execFileSync(path, ['--version'], { encoding: 'utf8' }).trim() };
    } catch {
      if (!own)
        throw new SetUpError(
          `Node ${major} from the package ${name} does not start on this system. Install Node ${major} or newer from https://nodejs.org and run the same command again.`,
        );
    }
  }
  if (own) return { path: process.execPath, version: process.version };
  throw new SetUpError(
    optionalDependencies[name]
      ? `Node ${major} (package ${name}) is missing from node_modules. Delete the folder node_modules and run the same command again.`
      : `Daylight brings its own Node ${major} for Linux and Windows only. Install Node ${major} or newer from https://nodejs.org and run the same command again.`,
  );
}
