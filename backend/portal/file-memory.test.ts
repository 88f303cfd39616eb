import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileMemory } from './file-memory.ts';
import { fileStream } from './file-stream.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daylight-files-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const listed = (content: Uint8Array) => ({
  ...{ path: 'a', about: '', mediaType: 'text/plain', bytes: content.length },
  sha256: createHash('sha256').update(content).digest('hex'),
});
const onDisk = async (content: Uint8Array) => {
  const path = join(folder, randomBytes(8).toString('hex'));
  await writeFile(path, content);
  return { path, file: listed(content) };
};

test('a file is read once, and given out as it was published although the disk changes', async () => {
  const memory = fileMemory();
  const { path, file } = await onDisk(Buffer.from('published'));
  const first = await memory.take(path, file);
  await writeFile(path, 'changed');
  expect(await memory.take(path, file)).toBe(first);
  expect(String(first)).toBe('published');
});

test('a file with the right length and other bytes is not given out, and is looked at again', async () => {
  const memory = fileMemory();
  const { path, file } = await onDisk(Buffer.from('published'));
  await writeFile(path, 'publisheD');
  expect(await memory.take(path, file)).toBe('damaged');
  await writeFile(path, 'published');
  expect(String(await memory.take(path, file))).toBe('published');
});

test('a large file is not kept, and of the others as many as fit', async () => {
  const memory = fileMemory(100, 250);
  const [large, ...small] = await Promise.all([101, 100, 99, 98].map((size) => onDisk(randomBytes(size))));
  if (!large) throw new Error('made above');
  expect(await memory.take(large.path, large.file)).toBe('too-large');
  for (const { path, file } of small) await memory.take(path, file);
  for (const { path } of small) await rm(path);
  const kept = await Promise.all([...small].reverse().map(({ path, file }) => memory.take(path, file)));
  expect(kept.map((one) => one === 'damaged')).toEqual([false, false, true]);
});

test('any part of a large file comes as it is on disk, however long, and the file is closed after it', async () => {
  const content = randomBytes(1_200_000);
  const { path } = await onDisk(content);
  for (const [start, end] of [
    [0, content.length - 1],
    [0, 0],
    [524_287, 524_288],
    [524_288, 1_048_575],
    [1_199_999, 1_199_999],
  ] as const) {
    const handle = await open(path, 'r');
    const read = Buffer.from(await new Response(fileStream(handle, start, end)).arrayBuffer());
    expect(read.equals(content.subarray(start, end + 1))).toBe(true);
    expect(handle.fd).toBe(-1);
  }
});

test('a large file that is cut while it is sent breaks off, and who goes away lets go of it', async () => {
  const { path } = await onDisk(randomBytes(600_000));
  const short = await open(path, 'r');
  await expect(new Response(fileStream(short, 0, 700_000)).arrayBuffer()).rejects.toThrow('ended before');
  const left = await open(path, 'r');
  const reader = fileStream(left, 0, 599_999).getReader();
  await reader.read();
  await reader.cancel();
  expect([short.fd, left.fd]).toEqual([-1, -1]);
});
