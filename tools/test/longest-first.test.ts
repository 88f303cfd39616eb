import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { byTheClock } from './by-the-clock.ts';
import { longest, longFirst } from './longest-first.ts';

test('every file that is started first, or alone, is there under its name', () => {
  expect([...longest, ...byTheClock].filter((file) => !existsSync(file))).toEqual([]);
});

test('long files come first, and the others keep their order', () => {
  const files = ['shared/b.test.ts', longest[0] ?? '', 'shared/a.test.ts'];
  const at = (file: string) => ({ moduleId: join(process.cwd(), file) });
  expect(longFirst(files.map(at))).toEqual(
    [longest[0] ?? '', 'shared/b.test.ts', 'shared/a.test.ts'].map(at),
  );
});
