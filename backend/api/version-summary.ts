import { z } from 'zod';
import type { Release } from '../publish/read-release.ts';

/** One version of a dataset, in short. */
export const VersionSummary = z.strictObject({
  version: z.string(),
  created: z.iso.date().describe('Day of the release'),
  rows: z.int(),
  from: z.iso.date().describe('First day that it speaks of'),
  until: z.iso.date().describe('Last day that it speaks of'),
  simulated: z.boolean().describe('true: the volunteers are made up, and it says nothing about the world'),
  withdrawn: z
    .strictObject({ day: z.iso.date(), reason: z.string() })
    .nullable()
    .describe('When and why its data were taken back; null: it stands'),
  page: z.url().describe('Its page for people'),
  describedBy: z.url().describe('Where this interface describes it'),
});

/**
 * What there is to say of a version in a list.
 * @param baseUrl without a slash at the end
 */
export function versionSummary(
  { manifest, tombstone }: Release,
  baseUrl: string,
): z.input<typeof VersionSummary> {
  const { dataset, version, created, rows, windows, simulated } = manifest;
  const [first, last] = [windows[0], windows.at(-1)];
  return {
    ...{ version, created, rows, from: first?.from ?? created, until: last?.until ?? created, simulated },
    withdrawn: tombstone ? { day: tombstone.day, reason: tombstone.reason } : null,
    page: `${baseUrl}/datasets/${dataset}/${version}/`,
    describedBy: `${baseUrl}/api/v1/datasets/${dataset}/releases/${version}`,
  };
}
