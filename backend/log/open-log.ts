import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogSource } from '#shared/log/log-source.ts';
import { OperatorError } from '../operator-error.ts';

/** A log by where it is: a folder with its files, or the address below which a server has them. */
export function openLog(where: string): LogSource {
  return /^https?:\/\//.test(where) ? logAt(where.replace(/\/$/, '')) : logIn(where);
}

function logIn(folder: string): LogSource {
  return async (path) => {
    try {
      return new Uint8Array(await readFile(join(folder, path)));
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
      throw error;
    }
  };
}

function logAt(address: string): LogSource {
  return async (path) => {
    const url = `${address}/${path}`;
    const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) }).catch((cause: unknown) => {
      throw new OperatorError(`Nobody answers at ${url}: correct the address, or try again later.`, {
        cause,
      });
    });
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new OperatorError(`${url} was answered with ${answer.status}: try again later.`);
    return new Uint8Array(await answer.arrayBuffer());
  };
}
