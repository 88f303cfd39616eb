import { readFileSync, statSync } from 'node:fs';

/** Variables with what their files hold in their place, and one sentence for each file that is of no use. */
export interface WithSecrets {
  environment: Record<string, string>;
  /** Names of the settings that came from a file. */
  fromFiles: Set<string>;
  problems: string[];
}

/** More than any key has: a path to a device or a data set by mistake ends here. */
const mostBytes = 65_536;

/**
 * Every secret can stand in a file instead of the environment, where other programs and `docker inspect` see it: NAME_FILE
 * names the file, as container engines and systemd hand secrets over. White space around the secret is not part of it.
 * @param secrets names of the settings that are secret
 */
export function withSecretFiles(
  environment: Record<string, string>,
  secrets: readonly string[],
): WithSecrets {
  const result: WithSecrets = { environment: { ...environment }, fromFiles: new Set(), problems: [] };
  for (const name of secrets) {
    const variable = `${name}_FILE`;
    const path = environment[variable];
    if (path === undefined) continue;
    delete result.environment[variable];
    if (environment[name] !== undefined) {
      result.problems.push(`${name} and ${variable} are both set: keep one of them.`);
      continue;
    }
    const read = readSecret(path);
    if ('problem' in read) result.problems.push(`${variable} names ${path}, which ${read.problem}.`);
    else {
      result.environment[name] = read.secret;
      result.fromFiles.add(name);
    }
  }
  return result;
}

function readSecret(path: string): { secret: string } | { problem: string } {
  try {
    if (statSync(path).size > mostBytes) return { problem: 'is too large to be a secret' };
    const secret = readFileSync(path, 'utf8').trim();
    return secret === '' ? { problem: 'is empty' } : { secret };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error;
    return { problem: `cannot be read (${code}): correct the path, or let this user read it` };
  }
}
