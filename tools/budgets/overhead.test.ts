import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import written from '../../docs/overhead.json' with { type: 'json' };
import { buildExtension } from '../build/build-extension.ts';
import { Overhead, overBudget, overheadBudgets } from './overhead.ts';
import { gzipOf } from './sizes.ts';

const measured = Overhead.parse(written);

test('what README says that taking part costs is within the budget', () => {
  expect(overBudget(measured)).toEqual([]);
  expect(overBudget({ ...measured, taskRatioVsNone: 1.06 }), 'the check is awake').toEqual([
    `taskRatioVsNone is 1.06, and ${overheadBudgets.taskRatioVsNone} is the most.`,
  ]);
});

test('the sizes in README are those of this very version, to 5 % (npm run bench -- overhead measures them anew)', async () => {
  const out = await mkdtemp(join(tmpdir(), 'daylight-overhead-'));
  const built = await buildExtension('chrome', { out });
  const whole = built.files.reduce((sum, { gzip }) => sum + gzip, 0);
  const [script, popup] = [gzipOf(built, 'observe.js'), gzipOf(built, 'popup.html')];
  await rm(out, { recursive: true });
  const off = (now: number, then: number) => Math.abs(now / then - 1);
  expect(off(script, measured.contentScriptGzipBytes)).toBeLessThan(0.05);
  expect(off(popup, measured.popupGzipBytes)).toBeLessThan(0.05);
  expect(off(whole, measured.extensionGzipBytes)).toBeLessThan(0.05);
});
