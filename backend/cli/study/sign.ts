import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { utcDay } from '#shared/day.ts';
import { loadRulesSigner, prepareDataFolder } from '../../data-folder.ts';
import { signStudy } from '../../studies/sign-study.ts';
import { loadConfig } from '../load-config.ts';
import { printResult, say } from '../output.ts';
import { dataOption, type SourceOptions, sourcesOption } from '../source/open-sources.ts';
import { openStudy } from './open-study.ts';

/** `daylight study sign`: for whoever keeps the key on another machine than the server. Nothing is published. */
export function signCommand(): Command {
  return new Command('sign')
    .description('sign a study with the key for rules, into a file that "study publish" takes elsewhere')
    .argument('<file>', 'the study as JSON')
    .requiredOption('--out <file>', 'where the signed study goes')
    .option(...sourcesOption)
    .option(...dataOption)
    .action(async (file: string, { out, ...options }: SourceOptions & { out: string }) => {
      const { study } = openStudy(file, options);
      const signer = loadRulesSigner(prepareDataFolder(loadConfig(options).dataFolder));
      const signed = await signStudy(study, signer, utcDay(new Date()));
      writeFileSync(out, `${JSON.stringify(signed, null, 2)}\n`);
      say(
        `${study.study} ${study.version} is signed; nobody sees it before "daylight study publish ${out}".`,
      );
      printResult({
        study: study.study,
        version: study.version,
        digest: signed.digest,
        rulesKey: signer.publicKey,
      });
    });
}
