import { Command } from 'commander';
import { readConfig } from '../../config.ts';
import { checkGivenKeys } from '../../data-folder.ts';
import { adviceOn } from '../../settings/advice.ts';
import { effectiveSettings } from '../../settings/effective-settings.ts';
import { printResult, say } from '../output.ts';

/** `daylight config check`: all that a start would refuse, a sentence each, without starting or writing anything. */
export function checkCommand(): Command {
  return new Command('check')
    .description('check every setting and secret as a start would, and write nothing')
    .addHelpText(
      'after',
      '\nExample: daylight config check && daylight serve\nEnds with exit code 1 and one sentence for each variable that is wrong; advice alone is no failure.',
    )
    .action(() => {
      const reading = readConfig(process.env);
      const problems = 'problems' in reading ? reading.problems : checkGivenKeys(reading.config);
      const advice = 'config' in reading ? adviceOn(reading.config) : [];
      for (const sentence of [...problems, ...advice.map((one) => `Advice: ${one}`)]) say(sentence);
      if (problems.length > 0) process.exitCode = 1;
      printResult({ ok: problems.length === 0, problems, advice, settings: effectiveSettings(process.env) });
    });
}
