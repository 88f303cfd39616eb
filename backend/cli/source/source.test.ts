import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addDays, utcDay } from '#shared/day.ts';
import { CatalogueSource } from '#shared/rules/catalogue.ts';
import { makeCatalogue } from '#shared/rules/make-catalogue.ts';
import { kindsOf, RulePack } from '#shared/rules/rule-pack.ts';
import { SignedPack, signedPackText } from '#shared/rules/signed-pack.ts';
import { StopList, stopListText } from '#shared/rules/stop-list.ts';
import { sha256 } from '#shared/sha256.ts';
import { isSigned } from '../../routes/testing/is-signed.ts';
import { runDaylight } from '../testing/run-daylight.ts';

const own = fileURLToPath(new URL('../../../extension/sources/youtube', import.meta.url));
const rules = RulePack.parse(JSON.parse(readFileSync(join(own, 'rules.json'), 'utf8')));
const today = utcDay(new Date());

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-source-cli-'));
  cpSync(own, join(folder, 'sources', 'youtube'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const data = () => join(folder, 'data');
const run = async (...words: string[]) => {
  const where = ['--sources', join(folder, 'sources'), '--data', data()];
  const { code, stdout, stderr } = await runDaylight(['source', ...words, ...where]);
  return { code, stderr, said: code === 0 ? JSON.parse(stdout.trim().split('\n').at(-1) ?? '') : stdout };
};
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const published = (name: string) => read(join(data(), 'rules', `${name}.json`));
const write = (file: string, content: object | string) =>
  writeFileSync(
    join(folder, 'sources', 'youtube', file),
    typeof content === 'string' ? content : JSON.stringify(content, null, 2),
  );

test('pack publishes rules with a key that only its owner can read, and list says so', async () => {
  const { said, stderr } = await run('pack', 'youtube', '--days', '30');
  const pack = SignedPack.parse(published('youtube'));
  expect(JSON.parse(pack.text)).toEqual(rules);
  expect(pack).toMatchObject({ issued: today, expires: addDays(today, 30), digest: await sha256(pack.text) });
  expect(isSigned(signedPackText(pack), pack.signature, said.rulesKey)).toBe(true);
  expect(stderr).toContain(`DAYLIGHT_RULES_KEY=${said.rulesKey} npm run build:chrome`);
  expect(statSync(join(data(), 'rules-key.pem')).mode & 0o077).toBe(0);
  expect(readdirSync(join(data(), 'rules'))).toEqual(['youtube.json']);

  const [first, ...rest] = rules.surfaces;
  const surfaces = [{ ...first, captures: undefined, unverified: true }, ...rest];
  const hosts = [...rules.hosts, 'https://m.youtube.com/*'];
  write('rules.json', { ...rules, version: rules.version + 1, surfaces, hosts });
  const again = await run('pack');
  expect(again.said.rulesKey, 'the key stays').toBe(said.rulesKey);
  expect(again.stderr).toContain('It reads more than the one before: host https://m.youtube.com/*.');

  const list = await run('list', '--short');
  const fixtures = readdirSync(join(own, 'fixtures')).filter((file) => file.endsWith('.html')).length;
  expect(list.said.sources).toMatchObject([
    {
      ...{ source: 'youtube', version: rules.version + 1, kinds: kindsOf(rules), fixtures },
      surfaces: surfaces.map(({ id, unverified = false }) => ({ id, verified: !unverified })),
      published: { version: rules.version + 1, expires: addDays(today, 180) },
      stopped: false,
    },
  ]);
  expect(list.stderr).toMatch(new RegExp(`^source +version .*\\nyoutube .* ${first?.id}\\?, `));
}, 60_000);

test('list says in blocks, and in its last line, which fields there are where and what that was tried on', async () => {
  const { said, stderr } = await run('list', '--source', 'youtube');
  expect(CatalogueSource.strip().parse(said.sources[0])).toEqual(makeCatalogue([rules])[0]);
  expect(stderr).toMatch(
    /^youtube: YouTube, video, rules version \d+, published: -\n {2}on https:\/\/www\.youtube\.com\/\*/,
  );
  expect(stderr).toMatch(/^ {2}home \(\/\), tried on: (page|fragment) [\d, ]+/m);
  expect(stderr).toMatch(/^ {2}shorts-feed \(\/shorts\/\*\), unverified: never tried on a real page$/m);
  expect(stderr).toMatch(/^ {4}recommendation: .*item\.publisher\.id/m);
  for (const line of stderr.split('\n')) expect(line.length).toBeLessThanOrEqual(140);
  expect((await run('list', '--source', 'yuotube')).stderr).toMatch(
    /^There is no source yuotube: there are /,
  );
}, 60_000);

test('pack refuses rules that read a fixture differently in one go, and then neither makes nor publishes anything', async () => {
  write('fixtures/home-nothing.html', readFileSync(join(own, 'fixtures', 'home-lockups.html'), 'utf8'));
  const outcome = await run('pack');
  expect(outcome).toMatchObject({ code: 1, said: '' });
  expect(outcome.stderr).toMatch(/^Nothing was published\.\n.*home-nothing\.html: it\.counts.* is expected/m);
  expect(readdirSync(folder)).toEqual(['sources']);
});

test('stop grows the list and counts on; nothing takes a source off it, and no typing mistake stops anything', async () => {
  const first = await run('stop', 'youtube');
  expect(first.said).toMatchObject({ sequence: 1, stopped: ['youtube'] });
  expect(first.stderr).toMatch(/for good: there is no command that starts them again/);
  for (const [words, sentence] of [
    [['yuotube'], /^There is no source yuotube: there are youtube\.\n$/],
    [['youtube', '--all'], /^Name the sources to stop, or say --all: one of the two\.\n$/],
    [[], /^Name the sources to stop, or say --all/],
  ] as const)
    expect(await run('stop', ...words)).toMatchObject({ code: 1, stderr: expect.stringMatching(sentence) });
  expect((await run('stop', '--all')).said).toMatchObject({ sequence: 2, stopped: null });
  expect((await run('stop', 'youtube')).said).toMatchObject({ sequence: 3, stopped: null });
  const list = StopList.parse(published('stop'));
  expect(isSigned(stopListText(list), list.signature, first.said.rulesKey)).toBe(true);
}, 60_000);

test('what is damaged is restored from a backup and never written over: a list that counts anew would be heard by nobody', async () => {
  mkdirSync(join(data(), 'rules'), { recursive: true });
  for (const name of ['stop', 'youtube']) writeFileSync(join(data(), 'rules', `${name}.json`), '{');
  expect((await run('stop', 'youtube')).stderr).toMatch(/stop list is damaged: restore rules\/stop\.json/);
  expect((await run('pack')).stderr).toMatch(/^The published pack of youtube is damaged: restore it/m);
}, 60_000);
