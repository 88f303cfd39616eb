import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { archiveNames } from './archive-format.ts';
import { anExport, anItemRow, now } from './testing/an-export.ts';
import { writeArchive } from './write-archive.ts';

async function filesOf(archive: Blob): Promise<Record<string, string>> {
  const files = unzipSync(new Uint8Array(await archive.arrayBuffer()));
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, decoder.decode(bytes)]));
}

test('an export holds every table in full, and says how much of each', async () => {
  const observations = Array.from({ length: 1203 }, (_, n) => anItemRow(n));
  const ledger = [{ id: 'x', change: { type: 'adult-confirmed' } }];
  const files = await filesOf(await anExport({ observations, ledger }));
  expect(new Set(Object.keys(files))).toEqual(archiveNames);
  expect(JSON.parse(files['observations.json'] ?? '')).toEqual(observations);
  expect(JSON.parse(files['consent-ledger.json'] ?? '')).toEqual(ledger);
  expect(JSON.parse(files['stories.json'] ?? '')).toEqual([]);
  expect(files['README.txt']).toBe('What this is');
  expect(JSON.parse(files['manifest.json'] ?? '')).toMatchObject({
    format: 'daylight-export',
    version: 1,
    counts: { observations: 1203, ledger: 1, stories: 0 },
  });
});

test('the CSV has a line for every item, and nothing that a spreadsheet would run', async () => {
  const observations = Array.from({ length: 8 }, (_, n) => anItemRow(n));
  const csv = (await filesOf(await anExport({ observations })))['observations.csv'] ?? '';
  const lines = csv.split('\r\n');
  expect(lines).toHaveLength(8 + 2);
  expect(lines[0]).toMatch(/^\ufeffid,status,day,source/);
  expect(csv).toContain(",'=cmd(),");
  expect(csv).not.toContain(',=cmd()');
  expect(csv).toContain('"An answer, ""quoted"""');
});

test('rows that are too much for one message come in smaller pages', async () => {
  const observations = Array.from({ length: 20 }, (_, n) => anItemRow(n));
  const archive = await writeArchive({
    readRows: async (table, offset, limit) => {
      if (limit > 7) throw new Error('Message too long');
      const rows = table === 'observations' ? observations : [];
      return { rows: rows.slice(offset, offset + limit), total: rows.length };
    },
    readme: '',
    now: new Date(now),
    progress: () => {},
  });
  expect(JSON.parse((await filesOf(archive))['observations.json'] ?? '')).toEqual(observations);
});

test('an export that cannot be read to its end fails, and makes no file', async () => {
  const readRows = () => Promise.reject(new Error('asleep'));
  const archive = writeArchive({ readRows, readme: '', now: new Date(now), progress: () => {} });
  await expect(archive).rejects.toThrow('asleep');
});

test('progress only grows, up to the whole', async () => {
  const seen: number[] = [];
  const observations = Array.from({ length: 1203 }, (_, n) => anItemRow(n));
  await writeArchive({
    readRows: async (table, offset, limit) => {
      const rows = table === 'observations' ? observations : [];
      return { rows: rows.slice(offset, offset + limit), total: rows.length };
    },
    readme: '',
    now: new Date(now),
    progress: (share) => seen.push(share),
  });
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(seen.at(-1)).toBe(1);
});
