import { listSettings } from '../config.ts';
import { maskPassword } from './mask-secrets.ts';

/** What is in force for one setting, for people's eyes. */
export interface EffectiveSetting {
  /** Null where nothing is set and nothing holds without it. Secrets are masked. */
  value: string | null;
  from: 'environment' | 'file' | 'default';
}

/** Every setting by its variable's name. Reads no file: of a secret in one it shows the file's name. */
export function effectiveSettings(
  environment: Record<string, string | undefined>,
): Record<string, EffectiveSetting> {
  return Object.fromEntries(
    listSettings().map(({ name, fallback, secret }) => {
      const file = secret ? environment[`${name}_FILE`] : undefined;
      const given = environment[name];
      if (file) return [name, { value: `*** (${file})`, from: 'file' }];
      if (!given) return [name, { value: fallback ?? null, from: 'default' }];
      const shown = name === 'DATABASE_URL' ? maskPassword(given) : '***';
      return [name, { value: secret ? shown : given, from: 'environment' }];
    }),
  );
}
