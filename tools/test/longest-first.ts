import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that are long although they are short to read: property tests, and pages by the hundred. */
export const longest = [
  'extension/consent/promises.test.ts',
  'e2e/flows/real-pages.test.ts',
  'e2e/pages/changed-pages.test.ts',
  'e2e/pages/hostile-sources.test.ts',
  'tools/start/start.test.ts',
];

/** Puts `longest` before all others, and leaves the order as it is in each of the two. */
export function longFirst<File extends { moduleId: string }>(files: readonly File[]): File[] {
  const isLong = ({ moduleId }: File) => longest.some((file) => moduleId.endsWith(`/${file}`));
  return [...files.filter(isLong), ...files.filter((file) => !isLong(file))];
}

/**
 * Starts first what takes longest, so that no core waits at the end for one last file. Vitest knows that of files that it
 * ran before; on a fresh machine it goes by the size of a file, which says nothing of these.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return longFirst(await super.sort(files));
  }
}
