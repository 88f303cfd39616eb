import { join } from 'node:path';
import { releaseCatalogue } from '../../backend/publish/release-catalogue.ts';
import { elapsed } from '../setup/step.mjs';
import { StartError } from './start-error.ts';
import { startScript } from './start-script.ts';

const study = 'simulation';

/** Where the backend keeps everything. */
export const dataFolder = process.env.DATA_FOLDER || '.data';

/** Whether anything was published from this data folder. */
async function hasRelease(): Promise<boolean> {
  return (await releaseCatalogue(join(dataFolder, 'releases')).list()).length > 0;
}

/** Runs a command of ours that shows on stderr how far it is. */
async function runScript(signal: AbortSignal, ...args: string[]): Promise<void> {
  const { ended } = startScript(args, { stdio: ['ignore', 'ignore', 'inherit'] }, signal);
  const code = await ended;
  if (code !== 0)
    throw new StartError(
      signal.aborted ? '' : 'The demonstration could not be made (see above). Run npm start again to go on.',
    );
}

/**
 * Gives an empty portal something to show: simulated volunteers donate the way real ones do, and a release is published
 * from that, marked as simulated. Does nothing when there is a release already.
 *
 * @throws StartError when it does not work, or was stopped
 */
export async function fillWithDemonstration(backend: string, signal: AbortSignal): Promise<void> {
  if (await hasRelease()) {
    console.error('✓ Published already');
    return;
  }
  const since = Date.now();
  console.error('… 400 simulated volunteers donate 14 days of recommendations');
  const volunteers = ['--volunteers', '400', '--days', '14'];
  await runScript(signal, 'e2e/simulate/main.ts', ...volunteers, '--backend', backend, '--study', study);
  console.error('… Publishing a release from what they donated');
  await runScript(signal, 'backend/cli/daylight.ts', 'release', '--study', study);
  console.error(`✓ Published a demonstration, ${elapsed(since)}`);
}
