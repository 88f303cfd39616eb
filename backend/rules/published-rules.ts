import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { type RulesIndex, SignedPack } from '#shared/rules/signed-pack.ts';
import { StopList } from '#shared/rules/stop-list.ts';
import { OperatorError } from '../operator-error.ts';

const stopName = 'stop';
const fileName = /^([a-z][a-z0-9-]{0,39})\.json$/;

/**
 * What an operator has published of rules: `<source>.json` for each pack and `stop.json`, in a folder of their own that
 * may be copied from one machine to another. Everything is signed, so nothing secret lies here.
 */
export class PublishedRules {
  readonly #folder: string;

  /** @param dataFolder holds the folder `rules`, or will */
  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'rules');
  }

  /** What there is, by source; a file that is damaged is left out. */
  index(): RulesIndex {
    const sources = this.#files().filter((name) => name !== stopName);
    const packs = sources.flatMap((source) => {
      const pack = this.#read(source, SignedPack);
      return pack === undefined || pack === 'damaged' ? [] : [pack];
    });
    return {
      rules: packs.map(({ source, version, digest, expires }) => ({ source, version, digest, expires })),
    };
  }

  /** The pack of a source, undefined where none was published. `source` may be anything that somebody sent. */
  pack(source: string): SignedPack | 'damaged' | undefined {
    return source === stopName ? undefined : this.#read(source, SignedPack);
  }

  /** The stop list, undefined where nothing was ever stopped. */
  stopList(): StopList | 'damaged' | undefined {
    return this.#read(stopName, StopList);
  }

  /** Publishes a pack in place of the one before. Readers find the old one or the new one, and never half of it. */
  publishPack(pack: SignedPack): void {
    if (pack.source === stopName)
      throw new OperatorError('No source can be named "stop": rename its folder.');
    this.#write(pack.source, pack);
  }

  /** Publishes a stop list in place of the one before. */
  publishStopList(list: StopList): void {
    this.#write(stopName, list);
  }

  #files(): string[] {
    try {
      return readdirSync(this.#folder)
        .sort()
        .flatMap((file) => fileName.exec(file)?.[1] ?? []);
    } catch (error) {
      if (isAbsent(error)) return [];
      throw error;
    }
  }

  #read<Value>(name: string, schema: z.ZodType<Value>): Value | 'damaged' | undefined {
    const file = `${name}.json`;
    if (!fileName.test(file)) return undefined;
    try {
      const parsed = schema.safeParse(JSON.parse(readFileSync(join(this.#folder, file), 'utf8')));
      return parsed.success ? parsed.data : 'damaged';
    } catch (error) {
      if (isAbsent(error)) return undefined;
      if (error instanceof SyntaxError) return 'damaged';
      throw error;
    }
  }

  #write(name: string, value: object): void {
    mkdirSync(this.#folder, { recursive: true, mode: 0o755 });
    const file = join(this.#folder, `${name}.json`);
    const fresh = openSync(`${file}.new`, 'w', 0o644);
    try {
      writeSync(fresh, JSON.stringify(value));
      fsyncSync(fresh);
    } finally {
      closeSync(fresh);
    }
    renameSync(`${file}.new`, file);
  }
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
