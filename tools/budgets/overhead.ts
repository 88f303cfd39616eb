import { z } from 'zod';
import { gzipBudgets } from './sizes.ts';

/** What taking part costs a person's computer. `npm run bench -- overhead` measures it. */
export const Overhead = z.strictObject({
  contentScriptGzipBytes: z
    .int()
    .describe('The script that runs on a page of a site that is switched on, after gzip'),
  popupGzipBytes: z.int().describe('All that opens with the window of the toolbar button, after gzip'),
  extensionGzipBytes: z.int().describe('Every file of the extension, each after gzip'),
  scriptMsOnUnknownSite: z.number().describe('Processor time of our scripts on a page of any other site'),
  taskRatioVsNone: z
    .number()
    .describe(
      'Processor time of a page with 2,000 items that come in while one scrolls, by the same without ours',
    ),
  longTasksAdded: z.number().describe('How often that page worked for 50 ms without a break because of us'),
  storedBytesPerItem: z.int().describe('Disk that the browser takes for an item that is kept'),
  sentBytesPerItem: z.int().describe('An item on the wire, in a whole batch'),
});
/** What taking part costs a person's computer. */
export type Overhead = z.infer<typeof Overhead>;

/** What taking part may cost at most. What is measured stands in docs/overhead.json, and in README.md. */
export const overheadBudgets: Overhead = {
  contentScriptGzipBytes: gzipBudgets['observe.js'] ?? 0,
  popupGzipBytes: gzipBudgets['popup.html'] ?? 0,
  extensionGzipBytes: 650_000,
  scriptMsOnUnknownSite: 0,
  taskRatioVsNone: 1.05,
  longTasksAdded: 1,
  storedBytesPerItem: 3500,
  sentBytesPerItem: 250,
};

/** The costs that are over their budget, each as a sentence. */
export function overBudget(overhead: Overhead): string[] {
  return Overhead.keyof().options.flatMap((cost) =>
    overhead[cost] > overheadBudgets[cost]
      ? [`${cost} is ${overhead[cost]}, and ${overheadBudgets[cost]} is the most.`]
      : [],
  );
}
