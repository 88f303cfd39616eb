import type { TestProject } from 'vitest/node';
import { buildExtension } from '../../tools/build/build-extension.ts';
import { buildIfStale } from '../../tools/build/build-if-stale.ts';
import { ingestHost, study } from './study.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the unpacked extension, built for the study of the end-to-end tests. Nobody may write into it. */
    extension: string;
  }
}

/**
 * Builds, before the first flow starts, what the flows have in common: the extension as their study gives it out, and the
 * one that shows saved pages. Flows run beside each other, and none may find its extension half written.
 * @throws Error when a build fails
 */
export default async function buildOnce({ provide }: TestProject): Promise<void> {
  const backend = `https://${ingestHost}`;
  const { folder } = await buildExtension('chrome', { backend, study, out: '.output/e2e' });
  provide('extension', folder);
  await buildIfStale('.cache/replay');
}
