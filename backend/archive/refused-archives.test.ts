import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyCipher } from '../store/body-cipher.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { markMoved, refuseIfMoved } from './moved.ts';
import { aFolder, archive, bringBack, furnishDataFolder } from './testing/a-server.ts';
import { openTombstones, readTombstones, tombstonePath } from './tombstones.ts';

const { folder, remove } = aFolder();
const place = (name: string) => join(folder, name);
let target: TestStore;
beforeAll(async () => {
  const [embedded] = engines;
  if (!embedded) throw new Error('There is an embedded engine.');
  target = await embedded.open();
  furnishDataFolder(place('data'));
  await archive(target, place('data'), place('backup'));
});
afterAll(async () => {
  await target.dispose();
  remove();
});

/** A copy of the good archive, spoilt. */
function spoilt(name: string, spoil: (at: string) => void): string {
  cpSync(place('backup'), place(name), { recursive: true });
  spoil(place(name));
  return place(name);
}
const restored = (from: string) => bringBack(from, target, place(`data-${Math.random()}`));
const change = (file: string, from: RegExp, to: string) =>
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));

test('an archive of which anything was changed, lost or added is refused, and says what', async () => {
  const part = 'tables/batches.ndjson.gz';
  const changed = spoilt('changed', (at) => {
    const bytes = readFileSync(join(at, part));
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(join(at, part), bytes);
  });
  await expect(restored(changed)).rejects.toThrow(/damaged \(tables\/batches.ndjson.gz was changed\)/);
  const lost = spoilt('lost', (at) => rmSync(join(at, part)));
  await expect(restored(lost)).rejects.toThrow(/damaged \(tables\/batches.ndjson.gz is missing\)/);
  const added = spoilt('added', (at) => writeFileSync(join(at, 'files', 'extra'), ''));
  await expect(restored(added)).rejects.toThrow(/damaged \(files\/extra does not belong to it\)/);
  const edited = spoilt('edited', (at) => change(join(at, 'manifest.json'), /"rows": 0/, '"rows": 1'));
  await expect(restored(edited)).rejects.toThrow(/damaged \(manifest.json was changed\)/);
  await expect(restored(place('data'))).rejects.toThrow(/is no archive of Daylight/);
});

test('an archive of a newer version is refused by its format, and by its migrations', async () => {
  const newer = spoilt('newer', (at) => change(join(at, 'manifest.json'), /"format": 1/, '"format": 3'));
  await expect(restored(newer)).rejects.toThrow(/newer version of Daylight \(archive format 3\)/);
  const migrated = spoilt('migrated', (at) => {
    change(join(at, 'manifest.json'), /"0001_first_light"/, '"9999_later"');
    const sum = (text: Buffer) =>
      import('node:crypto').then((c) => c.createHash('sha256').update(text).digest('hex'));
    pending = sum(readFileSync(join(at, 'manifest.json'))).then((hash) =>
      change(join(at, 'SHA256SUMS'), /^.{64}( {2}manifest.json)$/m, `${hash}$1`),
    );
  });
  await pending;
  await expect(restored(migrated)).rejects.toThrow(/newer version of Daylight \(9999_later\)/);
});
let pending: Promise<void> | undefined;

test('an archive is brought back with the key that it was encrypted with, and into an empty database alone', async () => {
  const { store } = target;
  const other = { ...target, store: { ...store, cipher: bodyCipher(new Uint8Array(32).fill(9)) } };
  await expect(bringBack(place('backup'), other, place('other'))).rejects.toThrow(
    /put your copy of content-key/,
  );
  await store.pool.query(`insert into log_checkpoints (size, day, note) values (1, '2026-01-01', 'x')`);
  await expect(restored(place('backup'))).rejects.toThrow(
    /not empty \(log_checkpoints\), and stays as it is/,
  );
  await store.pool.query('delete from log_checkpoints');
  writeFileSync(join(place('data'), 'own'), '');
  const releases = join(place('taken'), 'releases', 'set', '2026.1');
  cpSync(join(place('data'), 'releases'), join(place('taken'), 'releases'), { recursive: true });
  writeFileSync(join(releases, 'data.csv'), 'other');
  await expect(bringBack(place('backup'), target, place('taken'))).rejects.toThrow(/has another releases/);
  expect(readFileSync(join(releases, 'data.csv'), 'utf8')).toBe('other');
});

test('an archive is never written over something, nor into the folder that it is to outlive', async () => {
  await expect(archive(target, place('data'), place('backup'))).rejects.toThrow(/is there already/);
  await expect(archive(target, place('data'), join(place('data'), 'b'))).rejects.toThrow(/lost with it/);
});

test('an export holds the keys, readable by their owner alone; a host that moved serves no more', async () => {
  const { statSync } = await import('node:fs');
  const { keysLeftOut } = await archive(target, place('data'), place('export'), true);
  expect(keysLeftOut).toEqual([]);
  for (const name of ['content-key', 'receipt-key.pem', 'a-later-key'])
    expect(statSync(join(place('export'), 'keys', name)).mode & 0o077).toBe(0);
  expect(() => refuseIfMoved(place('data'))).not.toThrow();
  await markMoved(place('data'), '2026-11-28');
  expect(() => refuseIfMoved(place('data'))).toThrow(/exported to move to another host/);
  await archive(target, place('data'), place('after'));
  expect(existsSync(join(place('after'), 'files', 'moved.json'))).toBe(false);
});

test('half a line that a power cut left in the list of deletions hides none of the others', async () => {
  const tombstone = (id: string) => ({
    ...{ contributor: 'a'.repeat(26), id, target: { of: 'all' as const }, day: '2026-11-28' },
  });
  const ids = ['01a21f73-9c00-7943-aa91-d4bd89bb28df', '01a21f73-9c00-7943-aa91-d4bd89bb28e0'] as const;
  const book = await openTombstones(place('data'));
  await book.note(tombstone(ids[0]));
  await book.close();
  appendFileSync(tombstonePath(place('data')), '{"contributor":"aaa');
  const again = await openTombstones(place('data'));
  for (const id of [...ids, ...ids]) await again.note(tombstone(id));
  await again.close();
  const read = [];
  for await (const each of readTombstones(tombstonePath(place('data')))) read.push(each);
  expect(read.map(({ id }) => id)).toEqual([...ids]);
});
