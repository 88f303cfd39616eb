import { statfs } from 'node:fs/promises';
import type { Family } from './family.ts';
import { gauge } from './gauge.ts';

/** Room on the disks that matter. @param places by a name of ours, e.g. `data` */
export function diskMetrics(places: Readonly<Record<string, string>>): Family[] {
  const each = async (of: (disk: { bavail: number; blocks: number; bsize: number }) => number) => {
    const samples = await Promise.all(
      Object.entries(places).map(async ([place, path]) => {
        const disk = await statfs(path).catch(() => undefined);
        return disk ? [{ labels: { place }, value: of(disk) }] : [];
      }),
    );
    return samples.flat();
  };
  return [
    gauge('daylight_disk_free_bytes', 'Room that is left, by folder.', () =>
      each(({ bavail, bsize }) => bavail * bsize),
    ),
    gauge('daylight_disk_size_bytes', 'Size of the file system, by folder.', () =>
      each(({ blocks, bsize }) => blocks * bsize),
    ),
  ];
}
