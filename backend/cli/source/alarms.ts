import { Command } from 'commander';
import type { FoundAlarm } from '../../breakage-watch.ts';
import { findAlarmsFrom } from '../find-alarms-from.ts';
import type { ConfigOptions } from '../load-config.ts';
import { printResult, say } from '../output.ts';

/** `daylight source alarms`: sites that have changed, so that volunteers' devices do not read them any more. */
export function alarmsCommand(): Command {
  return new Command('alarms')
    .description('see which parts of which sites volunteers’ devices can no longer read')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(async (options: ConfigOptions) => {
      const alarms = await findAlarmsFrom(options);
      for (const alarm of alarms) say(sentence(alarm));
      if (alarms.length === 0) say('No site looks changed.');
      printResult({ alarms });
    });
}

function sentence({ source, surface, rules, share, before, contributors, structures }: FoundAlarm): string {
  const percent = (part: number) => `${Math.round(100 * part)} %`;
  const rise = before === null ? '' : `, ${percent(before)} in the week before`;
  const help = structures[0] ? ` See how it is built now: daylight source fixture ${structures[0]}` : '';
  return `${source}, ${surface}: ${percent(share)} of page views of ${contributors} contributors are not read by ${rules}${rise}.${help}`;
}
