import { Command } from 'commander';
import { OperatorError } from '../operator-error.ts';
import { embeddedHolder } from '../store/embedded-lock.ts';
import { findAlarmsFrom } from './find-alarms-from.ts';
import { loadConfig } from './load-config.ts';
import { printResult, say } from './output.ts';

/**
 * `daylight health`: asks a running server whether it and its database answer. Of the server on this machine it also
 * tells which sites look changed; another one is not asked, since only its operator may know.
 */
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
      const alarms = options.url === undefined ? await ownAlarms() : undefined;
      if (alarms && alarms.length > 0)
        say('Some sites look changed, and are not read any more: see "daylight source alarms".');
      printResult({ healthy: true, url, ...(alarms ? { alarms } : {}) });
    });
}

/** Undefined where this machine cannot know: another user's server, or one in a container. */
async function ownAlarms(): Promise<object[] | undefined> {
  const { databaseUrl, dataFolder } = loadConfig();
  if (!databaseUrl && embeddedHolder({ databaseUrl, dataFolder }) === undefined) return undefined;
  return findAlarmsFrom({}).catch(() => undefined); // That the server is well is known already.
}

function ownAddress(): string {
  const { host, port } = loadConfig();
  return `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`;
}
