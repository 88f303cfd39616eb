import { limits } from '#shared/wire/limits.ts';
import type { Overhead } from '../../../tools/budgets/overhead.ts';
import { gzipOf } from '../../../tools/budgets/sizes.ts';
import type { Built } from '../../../tools/build/build-extension.ts';
import { benchPage } from '../page/bench-page.ts';
import { openBenchPage } from '../store/open-bench-page.ts';
import type { StoreBench } from '../store/store-page.ts';

declare const bench: StoreBench;

/**
 * Measures what taking part costs a person's computer: see `Overhead`.
 * @param rounds how often a page is shown that is observed
 * @param items how many items are kept; fewer than some thousands say nothing of the disk
 */
export async function measureOverhead(
  built: Built,
  progress: (text: string) => void,
  { rounds, items }: { rounds: number; items: number },
): Promise<Overhead> {
  const page = await benchPage(built, progress, rounds);
  progress(`keeping ${items.toLocaleString('en')} items`);
  const store = await openBenchPage(built);
  try {
    const bytes = await store.page.evaluate((count) => bench.keep(count), items);
    const batch = await store.page.evaluate(() => bench.batchBytes());
    return {
      contentScriptGzipBytes: page.contentScriptGzipBytes,
      extensionGzipBytes: built.files.reduce((sum, { gzip }) => sum + gzip, 0),
      popupGzipBytes: gzipOf(built, 'popup.html'),
      scriptMsOnUnknownSite: page.scriptMsOnUnknownSite,
      taskRatioVsNone: page.taskRatioVsNone,
      longTasksAdded: page.longTasksAdded,
      storedBytesPerItem: Math.round(bytes / items),
      sentBytesPerItem: Math.round(batch / limits.batchObservations),
    };
  } finally {
    await store.close();
  }
}
