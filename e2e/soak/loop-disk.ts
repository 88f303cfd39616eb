import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An ext4 file system in a file, which can be copied as a power cut would leave it. */
export interface LoopDisk {
  folder: string;
  /**
   * Copies the file as it is at this moment, without any sync, and mounts the copy, which recovers as after a power cut:
   * what the file system had not asked the disk to keep is not in it.
   */
  copyUnsynced(): LoopDisk;
  unmount(): void;
}

/** Makes and mounts such a file system. @returns undefined where this process may not */
export function mountLoopDisk(megabytes: number): LoopDisk | undefined {
  const home = mkdtempSync(join(tmpdir(), 'daylight-loop-'));
  const image = join(home, 'image');
  writeFileSync(image, '');
  truncateSync(image, megabytes * 1024 * 1024);
  const made = run('mkfs.ext4', '-q', '-F', '-E', 'lazy_itable_init=0', image);
  const disk = made ? mount(home, image) : undefined;
  if (!disk) rmSync(home, { recursive: true, force: true });
  return disk;
}

function mount(home: string, image: string): LoopDisk | undefined {
  const folder = mkdtempSync(join(home, 'mounted-'));
  if (!run('mount', '-o', 'loop', image, folder)) return undefined;
  return {
    folder,
    copyUnsynced() {
      const other = mkdtempSync(join(tmpdir(), 'daylight-loop-'));
      const copy = join(other, 'image');
      if (!run('cp', '--sparse=always', image, copy)) throw new Error('The file system could not be copied.');
      const mounted = mount(other, copy);
      if (!mounted) throw new Error('The copy of the file system could not be mounted.');
      return mounted;
    },
    unmount() {
      run('umount', '--lazy', folder); // An engine may hold a file open for as long as its process lives.
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function run(command: string, ...args: string[]): boolean {
  return spawnSync(command, args).status === 0;
}
