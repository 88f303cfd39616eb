import { Command } from 'commander';
import { OperatorError } from '../operator-error.ts';
import { loadConfig } from './load-config.ts';
import { printResult } from './output.ts';

/** `daylight health`: asks a running server whether it and its database answer. */
export function healthCommand(): Command {
  return new Command('health')
    .description('ask a running server whether it is well')
    .option('--url <address>', 'address of the server')
    .action(async (options: { url?: string }) => {
      const url = options.url ?? ownAddress();
      const status = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(5000) }).then(
        (answer) => answer.status,
        () => undefined,
      );
      if (status === undefined)
        throw new OperatorError(`No server answers at ${url}: start it, or correct --url.`);
      if (status !== 200)
        throw new OperatorError(`The server at ${url} answers, and its database does not (${status}).`);
      printResult({ healthy: true, url });
    });
}

function ownAddress(): string {
  const { host, port } = loadConfig();
  return `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`;
}
