import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineMessage, type MessageContract } from './message.ts';
import { Router } from './router.ts';

const ping = defineMessage({
  name: 'ping',
  from: 'extension',
  request: z.strictObject({ n: z.int() }),
  response: z.strictObject({ n: z.int() }),
});
const router = new Router().on(ping, async ({ n }) => ({ n: n + 1 }));
const extension = { sender: 'extension' } as const;

test('a message is answered by its handler', async () => {
  expect(await router.answer({ name: 'ping', body: { n: 1 } }, extension)).toEqual({ n: 2 });
});

test.each([
  ['an unknown name', { name: 'pong', body: {} }, extension, /No such message/],
  [
    'a page where only the extension may ask',
    { name: 'ping', body: { n: 1 } },
    { sender: 'page' },
    /Not for this sender/,
  ],
  ['another shape', { name: 'ping', body: { n: 'one' } }, extension, /expected/],
  ['a field too many', { name: 'ping', body: { n: 1, email: 'x' } }, extension, /email/],
  ['no message at all', 'ping', extension, /Not a message/],
] as const)('%s is refused', async (_, message, origin, reason) => {
  await expect(router.answer(message, origin)).rejects.toThrow(reason);
});

test('an answer of another shape does not get out', async () => {
  const wrong = new Router().on(ping, async () => ({ n: 1, secret: 'x' }) as { n: number });
  await expect(wrong.answer({ name: 'ping', body: { n: 1 } }, extension)).rejects.toThrow(/secret/);
});

test('every message has a file named after it, and a sender', async () => {
  const files = readdirSync(import.meta.dirname).filter(
    (f) => !/test|^(message|router|to-page)\.ts$/.test(f),
  );
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const module: Record<string, unknown> = await import(/* @vite-ignore */ `${import.meta.dirname}/${file}`);
    const contracts = Object.values(module).filter(isContract);
    expect(contracts.map((contract) => `${contract.name}.ts`)).toEqual([file]);
    expect(['page', 'extension']).toContain(contracts[0]?.from);
  }
});

/** A file may also hold schemas that its message is made of. */
function isContract(value: unknown): value is MessageContract {
  return typeof value === 'object' && value !== null && 'request' in value && 'response' in value;
}
