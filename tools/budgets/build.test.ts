import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { categoriesOf } from '#shared/consent/data-categories.ts';
import { ConsentDocument, documentHash } from '#shared/consent/document.ts';
import type { DocumentEntry } from '#shared/consent/document-index.ts';
import { schemaFileName } from '#shared/institution/schema-file.ts';
import { InstitutionSettings } from '#shared/institution/settings.ts';
import { queryFormsOf } from '#shared/rules/query-form.ts';
import { kindsOf, RulePack } from '#shared/rules/rule-pack.ts';
import { consentDocumentHashes } from '../../backend/ingest/consent-documents.ts';
import { type Built, buildExtension } from '../build/build-extension.ts';
import { readPacks } from '../generate/read-packs.ts';
import { askedHosts, hostProblems } from './asked-hosts.ts';
import { type AskingManifest, lostGrants, mayAskFor } from './lost-grants.ts';
import allowed from './manifest-permissions.json' with { type: 'json' };
import released from './released.json' with { type: 'json' };
import { gzipBudgets, gzipOf } from './sizes.ts';

const backend = 'https://collect.example.org';
const packs = await readPacks();
let out: string;

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'daylight-build-'));
});
afterAll(() => rm(out, { recursive: true, force: true }));

/** Key by key, so that a permission of a new kind cannot hide behind the list of those we look at. */
const expectedKeys = [
  'action',
  'background',
  'commands',
  'content_security_policy',
  'default_locale',
  'description',
  'icons',
  'incognito',
  'manifest_version',
  'name',
  'optional_host_permissions',
  'permissions',
  'version',
];

describe.each(['chrome', 'firefox'] as const)('the build for %s', (browser) => {
  let built: Built;
  let manifest: Record<string, unknown>;

  beforeAll(async () => {
    built = await buildExtension(browser, { backend, out });
    manifest = JSON.parse(await readFile(join(built.folder, 'manifest.json'), 'utf8'));
  });

  test('asks for just the permissions on the list, and for no site at install', () => {
    expect(manifest.permissions).toEqual(allowed[browser].permissions);
    expect(manifest).not.toHaveProperty('host_permissions');
    expect(manifest).toMatchObject({ manifest_version: 3, incognito: 'not_allowed' });
  });

  test('may later ask for the hosts of the sources, one by one, and for nothing else', () => {
    const asked = manifest.optional_host_permissions as string[];
    expect(hostProblems(asked, packs)).toEqual([]);
    expect([...asked].sort()).toEqual(askedHosts(packs));
  });

  test('goes on to ask for whatever somebody may have said yes to in the last version, so that no update takes it back', () => {
    const kinds = browser === 'firefox' ? released.kinds : [];
    expect(released.hosts.length).toBeGreaterThan(20);
    expect(
      lostGrants({ hosts: released.hosts, kinds }, mayAskFor(manifest as unknown as AskingManifest)),
    ).toEqual([]);
  });

  test('has nothing in its manifest that we did not decide on', () => {
    const own = browser === 'firefox' ? ['browser_specific_settings'] : ['minimum_chrome_version', 'storage'];
    expect(Object.keys(manifest).sort()).toEqual([...expectedKeys, ...own].sort());
  });

  test('lets its own pages load nothing from elsewhere and talk to the backend alone', () => {
    expect(manifest.content_security_policy).toEqual({
      extension_pages: `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' ${backend}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    });
  });

  test('knows no way to a network but fetch, which that policy holds', async () => {
    const others =
      /RTCPeerConnection|WebTransport|WebSocket|EventSource|sendBeacon|XMLHttpRequest|importScripts/;
    expect('new RTCPeerConnection()').toMatch(others);
    const scripts = built.files.filter(({ file }) => file.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(5);
    for (const { file } of scripts)
      expect(await readFile(join(built.folder, file), 'utf8'), file).not.toMatch(others);
  });

  test('has no file in it that runs on every site, and none that a page can fetch', () => {
    expect(manifest).not.toHaveProperty('content_scripts');
    expect(manifest).not.toHaveProperty('web_accessible_resources');
  });

  test.each(Object.entries(gzipBudgets))('keeps %s within %i bytes, gzipped', (part, budget) => {
    const size = gzipOf(built, part);
    expect(size, 'the part is there at all').toBeGreaterThan(0);
    expect(size).toBeLessThanOrEqual(budget);
  });
});

test('Firefox is told that nothing is collected without being asked for', async () => {
  const manifest = JSON.parse(await readFile(join(out, 'firefox-mv3/manifest.json'), 'utf8'));
  expect(manifest.browser_specific_settings.gecko.data_collection_permissions).toEqual(
    allowed.firefox.data_collection_permissions,
  );
});

test('Firefox may ask for exactly the kinds of data that the table of scopes names, for what can be observed or told', async () => {
  const needed = categoriesOf([...packs.flatMap(kindsOf), ...packs.flatMap(queryFormsOf), 'story']);
  const manifest = JSON.parse(await readFile(join(out, 'firefox-mv3/manifest.json'), 'utf8'));
  expect(manifest.browser_specific_settings.gecko.data_collection_permissions.optional).toEqual(needed);
});

test('Chrome checks what an institution sets by the very schema that the extension reads it by; Firefox has none', async () => {
  const manifest = JSON.parse(await readFile(join(out, 'chrome-mv3/manifest.json'), 'utf8'));
  expect(manifest.storage).toEqual({ managed_schema: schemaFileName });
  const { type, properties } = JSON.parse(await readFile(join(out, 'chrome-mv3', schemaFileName), 'utf8'));
  const whole = z.toJSONSchema(InstitutionSettings);
  expect({ type, properties }).toEqual({ type: whole.type, properties: whole.properties });
  await expect(readFile(join(out, 'firefox-mv3', schemaFileName))).rejects.toThrow('ENOENT');
});

test('every source ships, with the rules that lie in its folder', async () => {
  const folder = join(out, 'chrome-mv3', 'sources');
  const read = async (name: string) => JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'));
  expect((await read('index')).sort()).toEqual(packs.map(({ source }) => source).sort());
  for (const pack of packs) expect(RulePack.parse(await read(pack.source))).toEqual(pack);
});

test('every consent document ships with the extension, under the hash that the server knows it by', async () => {
  const folder = join(out, 'chrome-mv3', 'consent');
  const index: DocumentEntry[] = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'));
  const known = await consentDocumentHashes();
  expect(new Set(index.map((entry) => entry.hash))).toEqual(known);
  for (const { version, locale, hash } of index) {
    const text = await readFile(join(folder, `${version}.${locale}.json`), 'utf8');
    expect(await documentHash(ConsentDocument.parse(JSON.parse(text)))).toBe(hash);
  }
});
