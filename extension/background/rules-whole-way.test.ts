import 'fake-indexeddb/auto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RulePack } from '#shared/rules/rule-pack.ts';
import { runDaylight } from '../../backend/cli/testing/run-daylight.ts';
import { type BackendProcess, startBackend } from '../../e2e/simulate/backend-process.ts';
import { chooseRules } from './choose-rules.ts';
import { obeyStopList } from './obey-stop-list.ts';
import { ABackground } from './testing/a-background.ts';
import { updateRules } from './update-rules.ts';

const own = fileURLToPath(new URL('../sources/youtube', import.meta.url));
const ships = RulePack.parse(JSON.parse(readFileSync(join(own, 'rules.json'), 'utf8')));

let folder: string;
let server: BackendProcess;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-rules-way-'));
  server = await startBackend(join(folder, 'data'));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function operator(...words: string[]): Promise<{ rulesKey: string }> {
  const where = ['--sources', join(folder, 'sources'), '--data', join(folder, 'data')];
  const { code, stdout, stderr } = await runDaylight(['source', ...words, ...where]);
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

test('from the operator’s command, by a running server, to the next page that a volunteer opens; and a stop after it', async () => {
  const version = ships.version + 1;
  const container = ['#a-new-home', ...(ships.surfaces[0]?.container ?? [])];
  const surfaces = ships.surfaces.map((surface, i) => (i === 0 ? { ...surface, container } : surface));
  const site = join(folder, 'sources', 'youtube');
  cpSync(own, site, { recursive: true });
  writeFileSync(join(site, 'rules.json'), JSON.stringify({ ...ships, version, surfaces }));
  const { rulesKey } = await operator('pack');

  const background = new ABackground(server.url, [], { pack: ships, rulesKey });
  background.outside.time = Date.now();
  await background.agree();
  const open = () =>
    background.router.answer(
      { name: 'page-opened', body: {} },
      { sender: 'page', url: new URL('https://www.youtube.com/') },
    );
  expect(await open()).toMatchObject({ pack: { version: ships.version } });
  expect(await updateRules(background.deps, background.uploader)).toEqual({
    taken: ['youtube'],
    refused: {},
  });
  expect(await open()).toEqual({
    ...{ observe: true, kinds: ['recommendation'], query: false },
    pack: { ...ships, version, surfaces },
  });

  await background.deps.database.packs.put({ source: 'youtube', signed: 'damaged' });
  await chooseRules(background.deps);
  expect(await open()).toMatchObject({ pack: { version: ships.version } });

  await operator('stop', 'youtube');
  background.pass(6.1);
  await updateRules(background.deps, background.uploader);
  await obeyStopList(background.deps, background.uploader);
  expect(await open()).toEqual({ observe: false });
  await background.dispose();
}, 60_000);
