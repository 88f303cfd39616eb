import { Command } from 'commander';
import { cellsCommand } from './partner/cells.ts';
import { exhibitsCommand } from './partner/exhibits.ts';

/** `daylight partner`: writes what is not public into a file for a partner. */
export function partnerCommand(): Command {
  return new Command('partner')
    .description('write exact cells or exhibit records into a file for a partner')
    .addCommand(cellsCommand())
    .addCommand(exhibitsCommand());
}
