import type { TestProject } from 'vitest/node';
import { buildExtension } from '../../tools/build/build-extension.ts';
import { buildIfStale } from '../../tools/build/build-if-stale.ts';
import { ingestHost, study } from './study.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the unpacked extension, built for the study of the end-to-end tests. Nobody may write into it. */
    extension: string;
    /** What the flows run in. */
    browser: 'chrome' | 'firefox';
  }
}

/**
 * Builds, before the first flow starts, what the flows have in common: the extension as their study gives it out, and the
 * one that shows saved pages. Flows run beside each other, and none may find its extension half written.
 * @throws Error when a build fails
 */
export default async function buildOnce({ name, provide }: TestProject): Promise<void> {
  const browser = name === 'firefox' ? 'firefox' : 'chrome';
  const backend = `https://${ingestHost}`;
  const { folder } = await buildExtension(browser, { backend, study, out: '.output/e2e' });
  provide('extension', folder);
  provide('browser', browser);
  if (browser === 'chrome') await buildIfStale('.cache/replay');
}
