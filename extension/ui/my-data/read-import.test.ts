import { strToU8, type Zippable, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { readImport } from './read-import.ts';
import { anExport, anItemRow, aStoryRow, now } from './testing/an-export.ts';

const read = (file: Blob) => readImport(file, { now, progress: () => {} });
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

/** An archive with these files instead of the usual ones. */
function archive(files: Record<string, string>, level: 0 | 9 = 9): Blob {
  const counts = { observations: 1, stories: 0 };
  const manifest = JSON.stringify({ format: 'daylight-export', version: 1, counts });
  const usual = { 'manifest.json': manifest, 'observations.json': '[]', 'stories.json': '[]' };
  const zippable: Zippable = {};
  for (const [name, text] of Object.entries({ ...usual, ...files })) zippable[name] = strToU8(text);
  return new Blob([zipSync(zippable, { level })]);
}

/** An archive with one item, changed. Not packed, so that no test depends on how well something packs. */
const itemArchive = (change: object) =>
  archive({ 'observations.json': JSON.stringify([{ ...anItemRow(), ...change }]) }, 0);

test('what was exported comes back', async () => {
  const observations = Array.from({ length: 1203 }, (_, n) => anItemRow(n));
  const stories = [aStoryRow(), aStoryRow('sent')];
  const rows = await read(await anExport({ observations, stories }));
  expect(rows).toEqual({
    items: observations.map(({ id, status, capturedAt, observation }) => ({
      id,
      status,
      capturedAt,
      observation,
    })),
    stories: stories.map(({ id, draft }) => ({ id, draft })),
  });
});

test('a story that was taken back stays taken back', async () => {
  expect(await read(await anExport({ stories: [aStoryRow('withdrawn')] }))).toEqual({
    items: [],
    stories: [],
  });
});

const zeros = '0'.repeat(5_000_000);
const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;

test.each([
  ['nothing at all', () => new Blob([]), 'not-a-zip'],
  ['a picture', () => new Blob(['\x89PNG\r\n\x1a\n and more of it']), 'not-a-zip'],
  ['plain JSON', () => new Blob(['[]']), 'not-a-zip'],
  ['a small archive of very many zeros', () => archive({ 'observations.json': zeros }), 'too-large'],
  ['names that lead elsewhere', () => archive({ '../manifest.json': '{}' }), 'other-program'],
  ['an absolute name', () => archive({ '/etc/passwd': '' }), 'other-program'],
  ['a name of the language itself', () => archive(JSON.parse('{"__proto__x": ""}')), 'other-program'],
  [
    "another program's zip",
    () => new Blob([zipSync({ 'word/document.xml': strToU8('<x/>') })]),
    'other-program',
  ],
  ['an empty archive', () => new Blob([zipSync({})]), 'not-a-zip'],
  ['no manifest', () => new Blob([zipSync({ 'observations.json': strToU8('[]') })]), 'other-program'],
  ['another manifest', () => archive({ 'manifest.json': '{"manifest_version": 3}' }), 'other-program'],
  ['wrong JSON', () => archive({ 'observations.json': '[{"id": ' }), 'not-our-rows'],
  ['JSON that is no list', () => archive({ 'observations.json': '{"length": 1}' }), 'not-our-rows'],
  ['rows that are no items', () => archive({ 'observations.json': '[null]' }), 'not-our-rows'],
  ['deep nesting', () => archive({ 'observations.json': deep }, 0), 'not-our-rows'],
  [
    'deep nesting in an item',
    () => archive({ 'observations.json': `[{"observation":${deep}}]` }, 0),
    'not-our-rows',
  ],
  ['an unknown status', () => itemArchive({ status: 'granted' }), 'not-our-rows'],
  [
    'an id that tells the time',
    () => itemArchive({ id: '01934c9f-1234-7000-8000-000000000000' }),
    'not-our-rows',
  ],
  ["another item's id", () => itemArchive({ id: anItemRow().id }), 'not-our-rows'],
  ['an item of the year 9999', () => itemArchive({ capturedAt: Date.UTC(9999) }), 'not-our-rows'],
  ['fewer rows than it says', () => archive({}), 'damaged'],
] as const)('a file with %s is refused', async (_, file, refused) => {
  expect(await read(file())).toEqual({ refused });
});

test('an archive of ten thousand files is refused before any of them is looked at', async () => {
  const files: Zippable = {};
  for (let i = 0; i < 10_000; i++) files[`${i}.json`] = new Uint8Array();
  expect(await read(new Blob([zipSync(files)]))).toEqual({ refused: 'other-program' });
});

test('an export of a newer Daylight is refused as such', async () => {
  const manifest = { format: 'daylight-export', version: 2, counts: { observations: 0, stories: 0 } };
  const file = archive({ 'manifest.json': JSON.stringify(manifest) });
  expect(await read(file)).toEqual({ refused: 'newer-version' });
});

test('an archive cut off anywhere is refused', async () => {
  const whole = await bytesOf(await anExport({ observations: [anItemRow()] }));
  for (let length = 4; length < whole.length; length += 37)
    expect(await read(new Blob([whole.slice(0, length)]))).toEqual({ refused: 'damaged' });
});

test('no changed byte gets through unseen', async () => {
  const whole = await bytesOf(await anExport({ observations: [anItemRow()], stories: [aStoryRow()] }));
  const honest = JSON.stringify(await read(new Blob([whole])));
  for (let at = 0; at < whole.length; at += 13) {
    const bytes = whole.slice();
    bytes[at] = (bytes[at] ?? 0) ^ 0x41;
    const answer = await read(new Blob([bytes]));
    if (!('refused' in answer)) expect(JSON.stringify(answer)).toBe(honest); // A time, or a file that is not read.
  }
});

test('a file that unpacks to more than it says is stopped', async () => {
  const bytes = await bytesOf(archive({ 'observations.json': zeros }));
  const view = new DataView(bytes.buffer);
  // Every size in the directory is made a small one.
  for (let at = 0; at < bytes.length - 46; at++)
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 1000)
      view.setUint32(at + 24, 100, true);
  expect(await read(new Blob([bytes]))).toEqual({ refused: 'too-large' });
});

test('an encrypted archive is refused as such', async () => {
  const bytes = await bytesOf(archive({}));
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < bytes.length - 46; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true);
  expect(await read(new Blob([bytes]))).toEqual({ refused: 'encrypted' });
});

test('keys of the language itself change nothing but their own row', async () => {
  const row = JSON.stringify(anItemRow());
  const polluted = `${row.slice(0, -1)},"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}`;
  const rows = await read(archive({ 'observations.json': `[${polluted}]` }, 0));
  expect(rows).toEqual({ items: [expect.not.objectContaining({ polluted: 1 })], stories: [] });
  expect(Object.hasOwn({ ...Object(rows) }.items[0], 'constructor')).toBe(false);
  expect('polluted' in {}).toBe(false);
  const inside = row.replace('"item":{', '"item":{"__proto__":{"polluted":1},');
  expect(await read(archive({ 'observations.json': `[${inside}]` }, 0))).toEqual({ refused: 'not-our-rows' });
});

test('a file beyond the limit is not even opened', async () => {
  const huge = { size: 201 * 1024 * 1024, slice: () => expect.fail('was opened') } as unknown as Blob;
  expect(await read(huge)).toEqual({ refused: 'too-large' });
});
