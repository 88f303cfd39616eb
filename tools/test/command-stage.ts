import { runCommand } from './run-command.ts';
import type { Stage } from './stage.ts';

/** A stage that is one command: it counts as one test. */
export function commandStage(name: string, what: string, command: string, ...args: string[]): Stage {
  return {
    name,
    what,
    run: async (company) => {
      const code = await runCommand(command, args, company);
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] };
    },
  };
}
