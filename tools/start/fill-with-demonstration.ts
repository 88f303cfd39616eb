import { join } from 'node:path';
import { utcDay } from '#shared/day.ts';
import { simulationStudy } from '../../backend/config.ts';
import { releaseCatalogue } from '../../backend/publish/release-catalogue.ts';
import { demonstrationDays } from '../../e2e/simulate/demonstration-days.ts';
import { elapsed } from '../setup/step.mjs';
import { StartError } from './start-error.ts';
import { startScript } from './start-script.ts';

const study = simulationStudy;
const daylight = 'backend/cli/daylight.ts';

/** A release needs 5,000 who are active; not everybody is in every week. */
const volunteers = 6000;

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
 * Gives an empty portal something to show: simulated volunteers donate the way real ones do, as many as a release needs;
 * one is published from that, marked as simulated; and what was donated gets its place in the public record. Does nothing
 * when there is a release already.
 *
 * @throws StartError when it does not work, or was stopped
 */
export async function fillWithDemonstration(backend: string, signal: AbortSignal): Promise<void> {
  if (await hasRelease()) {
    console.error('✓ Published already');
    return;
  }
  const since = Date.now();
  const { until, days } = demonstrationDays(utcDay(new Date()));
  console.error(
    `… ${volunteers} simulated volunteers donate what they saw on seven sites within ${days} days`,
  );
  const people = ['--glimpses', '--volunteers', `${volunteers}`, '--days', `${days}`, '--until', until];
  await runScript(signal, 'e2e/simulate/main.ts', ...people, '--backend', backend, '--study', study);
  console.error('… Publishing a release from what they donated');
  await runScript(signal, daylight, 'release', '--study', study, '--window', until);
  console.error('… Adding what they donated to the public record');
  await runScript(signal, daylight, 'log', 'append');
  console.error(`✓ Published a demonstration, ${elapsed(since)}`);
}
