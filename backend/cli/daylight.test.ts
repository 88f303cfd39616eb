import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../store/testing/temporary-postgres.ts';
import { type Outcome, runDaylight } from './testing/run-daylight.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function expectOneSentence(outcome: Outcome, words: RegExp) {
  expect(outcome.stderr).toMatch(words);
  expect(outcome.stderr.trim().split('\n')).toHaveLength(1);
  expect(outcome.stdout).toBe('');
  expect(outcome.code).toBe(1);
}

describe('a start that cannot succeed ends with exit code 1 and one sentence', () => {
  test('when the port is in use', async () => {
    const server = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const outcome = await runDaylight(['serve', '--port', String(port), '--data', join(folder, 'busy')]);
    server.close();
    expectOneSentence(outcome, new RegExp(`^Port ${port} on 127.0.0.1 is in use: .*--port`));
  });

  test('when the database cannot be reached, without its password', async () => {
    const url = `postgres://daylight:hunter2@127.0.0.1:${await freePort()}/daylight`;
    const outcome = await runDaylight(['serve', '--data', join(folder, 'pg')], { DATABASE_URL: url });
    expectOneSentence(
      outcome,
      /^The database daylight at 127\.0\.0\.1:\d+ cannot be used \(.*ECONNREFUSED.*DATABASE_URL/,
    );
    expect(outcome.stderr).not.toContain('hunter2');
  });

  test('when the data folder cannot be written to', async () => {
    // A folder below a file: refused to root too, who may write anywhere else.
    writeFileSync(join(folder, 'file'), '');
    const outcome = await runDaylight(['serve', '--data', join(folder, 'file', 'data')]);
    expectOneSentence(
      outcome,
      /^The data folder .*file\/data cannot be written to \(ENOTDIR\): .*DATA_FOLDER/,
    );
  });

  test.runIf(process.platform === 'linux')('when nothing at all can be made where it should be', async () => {
    const outcome = await runDaylight(['serve', '--data', '/proc/daylight/data']);
    expectOneSentence(outcome, /^The data folder .*cannot be written to \(ENOENT\)/);
  });

  test('when a setting is wrong', async () => {
    expectOneSentence(await runDaylight(['serve'], { PORT: 'eighty' }), /^PORT is wrong: /);
  });

  test('when the receipt key is not one', async () => {
    const outcome = await runDaylight(['serve', '--data', join(folder, 'key')], {
      DAYLIGHT_RECEIPT_KEY: 'sesame',
    });
    expectOneSentence(outcome, /^DAYLIGHT_RECEIPT_KEY is not an Ed25519 private key/);
    expect(outcome.stderr).not.toContain('sesame');
  });

  test('when no server answers a health check', async () => {
    const outcome = await runDaylight(['health', '--url', `http://127.0.0.1:${await freePort()}`]);
    expectOneSentence(outcome, /^No server answers at http:\/\/127\.0\.0\.1:\d+/);
  });
});

test('the settings in force are printed as one JSON object, secrets masked', async () => {
  const outcome = await runDaylight(['config'], { DATABASE_URL: 'postgres://me:hunter2@db/x', PORT: '9000' });
  expect(outcome.code).toBe(0);
  expect(JSON.parse(outcome.stdout.trim().split('\n').at(-1) ?? '')).toMatchObject({ port: 9000 });
  expect(outcome.stdout).not.toContain('hunter2');
});
