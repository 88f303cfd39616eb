import { Command } from 'commander';
import { utcDay } from '#shared/day.ts';
import { stopListText } from '#shared/rules/stop-list.ts';
import { loadRulesSigner, prepareDataFolder } from '../../data-folder.ts';
import { OperatorError } from '../../operator-error.ts';
import { PublishedRules } from '../../rules/published-rules.ts';
import { loadConfig } from '../load-config.ts';
import { printResult, say } from '../output.ts';
import { dataOption, openSources, type SourceOptions, sourcesOption } from './open-sources.ts';

/** `daylight source stop`: tells every extension to record and send nothing more of a site, for good. */
export function stopCommand(): Command {
  return new Command('stop')
    .description('stop sites in every extension, for good: there is no command that starts them again')
    .argument('[source...]', 'sources to stop')
    .option('--all', 'stop everything, stories included')
    .option(...sourcesOption)
    .option(...dataOption)
    .action((names: string[], options: SourceOptions & { all?: true }) => {
      if (names.length > 0 === (options.all === true))
        throw new OperatorError('Name the sources to stop, or say --all: one of the two.');
      if (!options.all) openSources(options, names);
      const dataFolder = prepareDataFolder(loadConfig(options).dataFolder);
      const published = new PublishedRules(dataFolder);
      const before = published.stopList() ?? { sequence: 0, stopped: [] };
      // A list that began to count anew would be ignored by everybody who has seen a later one.
      if (before === 'damaged')
        throw new OperatorError('The published stop list is damaged: restore rules/stop.json from a backup.');
      const signer = loadRulesSigner(dataFolder);
      const stopped =
        options.all || before.stopped === null ? null : [...new Set([...before.stopped, ...names])].sort();
      const facts = { sequence: before.sequence + 1, stopped, issued: utcDay(new Date()) };
      published.publishStopList(signer.sign(stopListText, facts));
      say(
        `Extensions built with DAYLIGHT_RULES_KEY=${signer.publicKey} stop ${stopped?.join(', ') ?? 'everything'} within six hours of use, for good: there is no command that starts them again.`,
      );
      printResult({ sequence: facts.sequence, stopped, rulesKey: signer.publicKey });
    });
}
