import { Command } from 'commander';
import { type ConfigOptions, loadConfig } from './load-config.ts';
import { printResult, say } from './output.ts';

/** `daylight serve`: runs the backend until Ctrl-C. Its one line on stdout says that it is ready, and where. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('run the backend')
    .option('--port <number>', 'port (PORT)')
    .option('--host <address>', 'address to listen on (HOST)')
    .option('--data <folder>', 'data folder (DATA_FOLDER)')
    .action(async (options: ConfigOptions) => {
      const config = loadConfig(options);
      // Only now: most of what a server needs takes a second to load, and other commands need none of it.
      const { startServer } = await import('../main.ts');
      const { destination, pino } = await import('pino');
      const log = pino({ level: config.logLevel, base: null }, destination({ dest: 2, sync: true }));
      const server = await startServer(config, log, (error) => {
        say(`${error.message} Everything that was receipted is safe: start the server again.`);
        process.exit(1);
      });
      const stop = () => {
        process.once('SIGINT', () => process.exit(1));
        process.once('SIGTERM', () => process.exit(1));
        server.close().then(
          () => process.exit(0),
          () => process.exit(1),
        );
      };
      process.once('SIGINT', stop);
      process.once('SIGTERM', stop);
      printResult({
        ...{ ready: true, url: server.url, engine: server.engine, receiptKey: server.receiptKey },
        ...(server.adminUrl === undefined ? {} : { adminUrl: server.adminUrl }),
        ...(server.metricsUrl === undefined ? {} : { metricsUrl: server.metricsUrl }),
      });
    });
}
