import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { utcDay } from '#shared/day.ts';
import { paths } from '#shared/wire/paths.ts';
import { lastClosedWindow } from '../aggregate/window.ts';
import { readConfig } from '../config.ts';
import { type RunningServer, startServer } from '../main.ts';
import { freePort } from '../store/testing/temporary-postgres.ts';
import { runDaylight } from './testing/run-daylight.ts';

const { from } = lastClosedWindow(utcDay(new Date()));
let data: string;
let server: RunningServer;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'daylight-partner-'));
  const reading = readConfig({
    DATA_FOLDER: data,
    HOST: '127.0.0.1',
    PORT: String(await freePort()),
    DAYLIGHT_RELEASES: 'manual',
  });
  if ('problems' in reading) throw new Error(reading.problems.join(' '));
  server = await startServer(reading.config, pino({ level: 'silent' }), () => {});
}, 60_000);
afterAll(async () => {
  await server?.close();
  rmSync(data, { recursive: true, force: true });
});

const run = async (...args: string[]) => {
  const { code, stdout, stderr } = await runDaylight([...args, '--data', data]);
  return {
    code,
    stderr,
    result: code === 0 ? JSON.parse(stdout.trim().split('\n').at(-1) ?? '') : undefined,
  };
};
const ask = (key: string) =>
  fetch(`${server.url}${paths.partnerCells}?study=daylight&window=${from}`, {
    headers: { authorization: `Bearer ${key}` },
  });

test('while a server holds the database, keys are made and revoked, files written and stories listed by its door', async () => {
  const { result: made, stderr } = await run(
    'key',
    'add',
    'Bridge',
    '--days',
    '30',
    '--scope',
    'cells,exhibits',
  );
  expect(stderr).toMatch('only time that the key is shown');
  expect((await ask(made.key)).status).toBe(200);
  expect((await run('key', 'revoke', made.keyId)).result).toMatchObject({ revoked: utcDay(new Date()) });
  expect((await ask(made.key)).status).toBe(410);
  const file = join(data, 'cells.csv');
  const cells = [
    'partner',
    'cells',
    file,
    '--for',
    'Bridge',
    '--window',
    from,
    '--study',
    'daylight',
    '--format',
    'csv',
  ];
  expect((await run(...cells)).result).toEqual({ file, rows: 0, window: from });
  expect(readFileSync(file, 'utf8')).toMatch(/^"?# Confidential: for Bridge alone/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const again = await run(...cells);
  expect(again).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/could not be written \(EEXIST\): name one/),
  });
  expect((await run('moderate', 'list')).result).toEqual({ stories: [] });
}, 60_000);
