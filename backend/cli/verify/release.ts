import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { releaseText, sha256Now } from '../../log/log-entry.ts';
import { openLog } from '../../log/open-log.ts';
import { verifyLog } from '../../log/verify-log.ts';
import { OperatorError } from '../../operator-error.ts';
import { printResult } from '../output.ts';
import { readKey } from './read-key.ts';
import { withoutDamage } from './without-damage.ts';

/** `daylight verify release`: reads a release back and checks it; with a log, also that it stands in there. */
export function verifyReleaseCommand(): Command {
  return new Command('release')
    .description('check the files of a release, and that they hold the same rows')
    .argument('<folder>', 'folder of the release')
    .option('--log <where>', 'folder or address of a public log that must name it')
    .option('--key <key>', 'key that must have signed that log')
    .action(async (folder: string, options: { log?: string; key?: string }) => {
      const { verifyRelease } = await import('../../publish/verify-release.ts');
      const problems = await verifyRelease(folder);
      if (problems.length > 0) throw new OperatorError(problems.join(' '));
      const index = options.log === undefined ? undefined : await placeIn(options.log, options.key, folder);
      printResult({ sound: true, release: folder, ...(index === undefined ? {} : { index }) });
    });
}

async function placeIn(where: string, key: string | undefined, folder: string): Promise<number> {
  const manifest = await readFile(join(folder, 'manifest.json'));
  const { dataset, version } = Named.parse(JSON.parse(manifest.toString('utf8')));
  const digest = hex(sha256Now(manifest));
  const entry = hex(sha256Now(releaseText({ dataset, version, digest })));
  const publicKey = key === undefined ? undefined : await readKey(key);
  const { found } = await withoutDamage(() =>
    verifyLog(openLog(where), { publicKey, wanted: new Set([entry]) }),
  );
  const index = found.get(entry);
  if (index === undefined)
    throw new OperatorError(
      `The files of ${dataset} ${version} fit each other, and the log does not name them: this is not what was published, or it is not in the log yet.`,
    );
  return index;
}

const Named = z.looseObject({ dataset: z.string(), version: z.string() });

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
