import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { seenAfterMs } from '../../extension/observe/stopwatch.ts';
import { buildIfStale } from '../../tools/build/build-if-stale.ts';
import { removeFolder, throwAwayFolder } from '../harness/profile.ts';
import { replaceRules } from './replace-rules.ts';
import { type Replayed, Replayer, type Shown } from './replayer.ts';
import { scrollThrough } from './scroll-through.ts';

export interface ReplayOptions {
  /** Path of the saved page. */
  file: string;
  /** Address to show it under. */
  url: string;
  /** Folder of rules to use instead of those in the extension. */
  rules?: string;
  /** Scrolls through the page. */
  scroll?: boolean;
}

/**
 * Shows a saved page in a real Chromium with the built extension, and gives what the extension makes of it.
 * @throws Error with one sentence for people
 */
export async function replay(options: ReplayOptions, progress: (text: string) => void): Promise<Replayed> {
  const body = readPage(options.file);
  const address = readAddress(options.url);
  let extension = await buildIfStale('.cache/replay');
  let replayer: Replayer | undefined;
  let copy = '';
  try {
    if (options.rules) {
      copy = throwAwayFolder('rules');
      replaceRules(extension, options.rules, copy);
      extension = copy;
    }
    progress('starting Chromium');
    replayer = await Replayer.start(extension);
    progress(`showing ${options.file} as ${address.href}`);
    return await replayer.show(body, address, async (shown) => {
      await shown.settle();
      await setTimeout(seenAfterMs);
      if (options.scroll) await scrollThrough(shown.page, () => visibleMs(shown), progress);
      return shown.settle();
    });
  } finally {
    await replayer?.close();
    removeFolder(copy);
  }
}

function readPage(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    throw new Error(`The file ${file} cannot be read.`);
  }
}

function readAddress(text: string): URL {
  const url = URL.parse(text);
  if (url?.protocol === 'https:') return url;
  throw new Error(`${text} is not an https address, e.g. https://www.youtube.com/.`);
}

async function visibleMs({ inspect }: Shown): Promise<number[]> {
  const answer = await inspect();
  return answer.observed ? answer.observations.map(({ seen }) => seen.visibleMs) : [];
}
