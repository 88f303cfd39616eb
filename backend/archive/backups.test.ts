import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import { OperatorError } from '../operator-error.ts';
import { bodyCipher } from '../store/body-cipher.ts';
import { makeDayPartitions } from '../store/day-partitions.ts';
import { engines, type TestStore } from '../store/testing/engines.ts';
import { backupName, dropOldBackups, keptBackups } from './kept-backups.ts';
import { openArchive } from './open-archive.ts';
import { scheduledBackup } from './scheduled-backup.ts';
import { openPieces, sealPieces } from './sealed-pieces.ts';
import { aFolder, furnishDataFolder, theSigner } from './testing/a-server.ts';

const silent = () => {};
const cipher = bodyCipher(randomBytes(32));
const at = (text: string) => new Date(text);

describe('a folder of backups', () => {
  const { folder, remove } = aFolder();
  afterAll(remove);

  test('keeps the newest ones, none beyond 35 days, and whatever is not ours', async () => {
    for (const day of ['01', '20', '25', '28']) mkdirSync(join(folder, `daylight-202611${day}T030000Z`));
    mkdirSync(join(folder, 'daylight-20261001T030000Z'));
    mkdirSync(join(folder, 'photographs'));
    expect((await keptBackups(folder))[0]?.made).toBe(Date.UTC(2026, 10, 28, 3));
    await dropOldBackups(folder, 3, at('2026-11-29T00:00:00Z'));
    expect(readdirSync(folder).sort()).toEqual([
      'daylight-20261120T030000Z',
      'daylight-20261125T030000Z',
      'daylight-20261128T030000Z',
      'photographs',
    ]);
    await dropOldBackups(folder, 3, at('2026-12-28T00:00:00Z'));
    expect((await keptBackups(folder)).map(({ path }) => path)).toEqual([
      join(folder, 'daylight-20261128T030000Z'),
      join(folder, 'daylight-20261125T030000Z'),
    ]);
    await dropOldBackups(folder, 3, at('2027-03-01T00:00:00Z'));
    expect(readdirSync(folder)).toEqual(['photographs']);
  });

  test('gives a backup a name that says when it was made', () => {
    expect(backupName(at('2026-11-28T03:04:05.678Z'))).toBe('daylight-20261128T030405Z');
  });
});

test('a sealed file of any length opens to the same bytes, and only under its key and its name', async () => {
  for (const length of [0, 1, 65_535, 65_536, 65_537, 300_001]) {
    const plain = randomBytes(length);
    const halves = Readable.from([plain.subarray(0, length / 3), plain.subarray(length / 3)]);
    const sealed = await buffer(sealPieces(halves, 'tables/a', cipher));
    expect(sealed.includes(plain.subarray(0, 64)) && length > 1).toBe(false);
    const open = (bytes: Buffer, name = 'tables/a', key = cipher) =>
      buffer(openPieces(Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]), name, key));
    expect((await open(sealed)).equals(plain)).toBe(true);
    await expect(open(sealed, 'tables/b')).rejects.toThrow();
    await expect(open(sealed, 'tables/a', bodyCipher(randomBytes(32)))).rejects.toThrow();
    await expect(open(sealed.subarray(0, -1))).rejects.toThrow();
    // Cut off where a chunk ends: what is left is whole, and yet not all.
    if (length > 65_536) await expect(open(sealed.subarray(0, 4 + 65_536 + 28))).rejects.toThrow();
  }
});

describe('backups by schedule', () => {
  const { folder, remove } = aFolder();
  const place = (name: string) => join(folder, name);
  let opened: TestStore;
  beforeAll(async () => {
    opened = await (engines[1] as (typeof engines)[1]).open();
    furnishDataFolder(place('data'));
    await makeDayPartitions(opened.store.pool, utcDay(new Date()));
    await opened.store.pool.query(
      `insert into contributors (contributor, study, public_key, enrolled_day) values ('kanariqx', 'daylight', 'k', current_date)`,
    );
    writeFileSync(join(place('data'), 'tombstones.ndjson'), '');
  });
  afterAll(async () => {
    await opened.dispose();
    remove();
  });

  test('are made when one is due, not before, and each is whole; an encrypted one shows no row and needs its key', async () => {
    const source = { store: opened.store, dataFolder: place('data'), receiptKey: theSigner.publicKey };
    const run = scheduledBackup({
      ...{ folder: place('backups'), hours: 24, keep: 2 },
      source: { ...source, backupCipher: cipher },
    });
    for (const hour of ['2026-11-26T03:00', '2026-11-26T22:00', '2026-11-27T03:00', '2026-11-28T03:00'])
      await run(at(`${hour}:00Z`));
    const kept = await keptBackups(place('backups'));
    expect(kept.map(({ made }) => new Date(made).toISOString().slice(0, 13))).toEqual([
      '2026-11-28T03',
      '2026-11-27T03',
    ]);
    const path = kept[0]?.path as string;
    await expect(openArchive(path, silent)).rejects.toThrow(OperatorError);
    await expect(openArchive(path, silent, bodyCipher(randomBytes(32)))).rejects.toThrow(
      /DAYLIGHT_BACKUP_KEY/,
    );
    const archive = await openArchive(path, silent, cipher);
    let found = false;
    for await (const line of archive.lines('contributors')) found ||= line.includes('kanariqx');
    expect(found).toBe(true);
    for (const name of readdirSync(path, { recursive: true, withFileTypes: true }))
      if (name.isFile())
        expect(readFileSync(join(name.parentPath, name.name)).includes('2026-W01'), name.name).toBe(false);
  }, 60_000);
});
