import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { entryOf } from '#shared/log/check-receipt.ts';
import { someEntries } from '#shared/log/testing/a-tree.ts';
import { isPresent } from '#shared/wire/receipt.ts';
import { newReceiptKey, receiptSigner } from '../ingest/receipt-signer.ts';
import { releaseText, sha256Now } from '../log/log-entry.ts';
import { aLog, sourceOf } from '../log/testing/a-log.ts';
import { aSavedReceipt } from '../log/testing/a-saved-receipt.ts';
import { portalRoutes } from '../portal/portal-routes.ts';
import { sampleSlug as dataset, sampleRelease } from '../portal/testing/sample-release.ts';
import { logRoutes } from '../routes/log-routes.ts';
import { cleanEnvironment } from './testing/run-daylight.ts';

const run = promisify(execFile);
const version = '1.0.0';
let home: string;
let server: ServerType;
let origin: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daylight-record-'));
  await sampleRelease(join(home, 'releases'), version);
  const manifest = await readFile(join(home, 'releases', dataset, version, 'manifest.json'));
  const digest = Buffer.from(sha256Now(manifest)).toString('hex');
  const signer = receiptSigner(newReceiptKey());
  const { bundle } = await aSavedReceipt(signer);
  await writeFile(join(home, 'my-receipt.json'), JSON.stringify(bundle));
  if (!isPresent(bundle.receipt)) throw new Error('The receipt has no place in a log.');
  const named = [await entryOf(bundle.receipt), sha256Now(releaseText({ dataset, version, digest }))];
  const publicLog = sourceOf(await aLog([...someEntries(300), ...named], signer));
  let app = new Hono();
  server = await new Promise((listening) => {
    const started: ServerType = serve(
      { fetch: (request) => app.fetch(request), port: 0, hostname: '127.0.0.1' },
      () => listening(started),
    );
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const deps = { releasesFolder: join(home, 'releases'), baseUrl: origin, studyName: 'x', publicLog };
  app = new Hono().route('/', logRoutes({ publicLog })).route('/', portalRoutes(deps));
});
afterAll(async () => {
  await new Promise((closed) => server?.close(closed));
  await rm(home, { recursive: true, force: true });
});

/** The lines of a part of the page, letter by letter. */
async function linesOf(part: string): Promise<string> {
  const { document } = parseHTML(await (await fetch(`${origin}/record/`)).text());
  return document.querySelector(`section[aria-labelledby=${part}] pre code`)?.textContent ?? '';
}

/** Runs them in a shell in which `npm run daylight --` starts the command line of this very project. */
async function result(lines: string): Promise<object> {
  const cli = fileURLToPath(new URL('./daylight.ts', import.meta.url));
  const script = `set -e\nnpm() { shift 3; '${process.execPath}' '${cli}' "$@"; }\n${lines}`;
  const { stdout } = await run('bash', ['-c', script], { cwd: home, env: cleanEnvironment() });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

test('the lines for a receipt find it in the log that this page is about', async () => {
  expect(await result(await linesOf('receipt'))).toMatchObject({ genuine: true, index: 300 });
});

test('the lines for the whole log work it out anew, and go on from the checkpoint that was kept', async () => {
  expect(await result(await linesOf('log'))).toMatchObject({ sound: true, size: 302 });
});

test('the lines for a release fetch it, and find it in the log', async () => {
  const hasUnzip = await run('unzip', ['-v']).then(
    () => true,
    () => false,
  );
  if (!hasUnzip) {
    process.stderr.write('NOT TESTED: the lines for a release: unzip is not here\n');
    return;
  }
  expect(await result(await linesOf('release'))).toMatchObject({ sound: true, index: 301 });
});

test('the page shows the checkpoint that the log gives', async () => {
  const [page, checkpoint] = await Promise.all(
    ['/record/', '/log/checkpoint'].map(async (path) => (await fetch(origin + path)).text()),
  );
  expect(parseHTML(page ?? '').document.querySelector('main')?.textContent).toContain(checkpoint);
});
