import { expect, test } from 'vitest';
import { limits } from '#shared/wire/limits.ts';
import { nonceMemory } from './nonce-memory.ts';

const start = 1_800_000_000;

test('a nonce is remembered for as long as its signature could be accepted', () => {
  for (let offset = 0; offset < 3 * limits.nonceSeconds; offset += 50) {
    const memory = nonceMemory();
    memory.use('other', 'n', start);
    expect(memory.use('key', 'nonce', start + offset)).toBe(true);
    for (let later = 0; later <= 2 * limits.clockSkewSeconds; later += 100) {
      memory.use('other', `n${later}`, start + offset + later);
      expect(memory.use('key', 'nonce', start + offset + later)).toBe(false);
    }
  }
});

test('the same nonce under another key is another nonce', () => {
  const memory = nonceMemory();
  expect(memory.use('one', 'nonce', start)).toBe(true);
  expect(memory.use('two', 'nonce', start)).toBe(true);
});

test('what is too old to be accepted is forgotten, so the memory does not grow for ever', () => {
  const memory = nonceMemory();
  memory.use('key', 'nonce', start);
  memory.use('key', 'other', start + limits.nonceSeconds);
  expect(memory.use('key', 'nonce', start + 2 * limits.nonceSeconds)).toBe(true);
});
