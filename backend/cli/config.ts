import { Command } from 'commander';
import { maskSecrets } from '../settings/mask-secrets.ts';
import { checkCommand } from './config/check.ts';
import { loadConfig } from './load-config.ts';
import { printResult } from './output.ts';

/** `daylight config`: shows what is set, by the environment or by default. Secrets are masked. */
export function configCommand(): Command {
  return new Command('config')
    .description('show the settings in force, secrets masked')
    .action(() => {
      const settings = Object.entries(maskSecrets(loadConfig())).map(([name, value]) => [
        name,
        value ?? null,
      ]);
      printResult(Object.fromEntries(settings));
    })
    .addCommand(checkCommand());
}
