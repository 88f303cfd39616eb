// @ts-check
import { runChild } from './child.mjs';

/** Set-up cannot go on. The message is for a person: what happened, and what to do. */
export class SetUpError extends Error {}

/**
 * Runs one command of the set-up without showing what it prints. Ends this process when it was asked to stop meanwhile.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, failure: string }} options failure: the sentence for a person when it fails
 * @returns {Promise<void>}
 * @throws {SetUpError} with what the command printed, shortened, then the sentence
 */
export async function runStep(command, args, { env = process.env, failure }) {
  const { code, stopped, output } = await runChild(command, args, { env, quiet: true });
  if (stopped) process.exit(130);
  if (code === 0) return;
  const lines = output.trim().split('\n');
  const part = lines.length > 40 ? [...lines.slice(0, 20), '…', ...lines.slice(-20)] : lines;
  throw new SetUpError(`${part.join('\n')}\n\n${failure}`);
}
