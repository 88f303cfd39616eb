import { type Config, readConfig } from '../config.ts';
import { OperatorError } from '../operator-error.ts';

/** Options of the command line that stand for environment variables and win over them. */
export interface ConfigOptions {
  port?: string;
  host?: string;
  data?: string;
}

/**
 * The configuration from the environment and the command line.
 * @throws OperatorError that names every variable that is wrong
 */
export function loadConfig(options: ConfigOptions = {}): Config {
  const reading = readConfig({
    ...process.env,
    ...(options.port === undefined ? {} : { PORT: options.port }),
    ...(options.host === undefined ? {} : { HOST: options.host }),
    ...(options.data === undefined ? {} : { DATA_FOLDER: options.data }),
  });
  if ('problems' in reading) throw new OperatorError(reading.problems.join(' '));
  return reading.config;
}
