import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Draft } from '../../extension/extract/draft.ts';
import rules from '../../extension/sources/youtube/rules.json' with { type: 'json' };
import { fixture } from '../harness/study.ts';
import { replay } from '../replay/replay.ts';

const url = 'https://www.youtube.com/';
const file = fileURLToPath(
  new URL('../../extension/sources/youtube/fixtures/home-lockups.html', import.meta.url),
);
const silent = () => undefined;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-replay-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const withRules = (name: string, text: string): string => {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'rules.json'), text);
  return join(folder, name);
};

test('a saved page gives in a real browser what it gives in the contract test, all of it seen when scrolled', async () => {
  const replayed = await replay({ file, url, scroll: true }, silent);
  const { expected } = fixture('youtube', 'home-lockups');
  const drafts = replayed.observations.map(({ id, source, seen, rules: version, ...draft }) => draft);
  // How the page was reached is what the browser alone can tell: here it was opened directly.
  const opened = expected.observations.map((o: Draft) => ({
    ...o,
    context: { ...o.context, reach: 'direct' },
  }));
  expect(drafts).toEqual(opened);
  expect(replayed.observations.filter(({ seen }) => seen.visibleMs < 1000)).toEqual([]);
  expect(replayed.counts.map(({ items, visible }) => items - visible)).toEqual([0, 0]);
});

test('a page of a site that no source is made for is read by the one to which people can add it', async () => {
  const { expected } = fixture('news-sites', 'google-slots');
  const page = fileURLToPath(
    new URL('../../extension/sources/news-sites/fixtures/google-slots.html', import.meta.url),
  );
  const replayed = await replay({ file: page, url: 'https://www.anything.example/x' }, silent);
  expect(replayed.rules).toMatch(/^news-sites@/);
  expect(replayed.observations).toHaveLength(expected.observations.length);
});

test('other rules can be tried without a build', async () => {
  const surfaces = rules.surfaces.filter(({ id }) => id === 'home-shorts');
  const text = JSON.stringify({ ...rules, version: 99, surfaces });
  const replayed = await replay({ file, url, rules: withRules('shorts', text) }, silent);
  expect(replayed.rules).toBe('youtube@99');
  expect(replayed.observations).toHaveLength(3);
});

test('what cannot be replayed is said in one sentence', async () => {
  const said = (options: { file?: string; url?: string; rules?: string }) =>
    replay({ file, url, ...options }, silent).then(
      () => '',
      (error: Error) => error.message,
    );
  expect(await said({ file: join(folder, 'none.html') })).toBe(
    `The file ${join(folder, 'none.html')} cannot be read.`,
  );
  expect(await said({ url: 'ftp://x' })).toMatch(/is not an https address/);
  expect(await said({ url: 'https://router.lan/' })).toBe('Daylight has no rules for router.lan.');
  expect(await said({ rules: join(folder, 'none') })).toMatch(/^There is no folder /);
  const broken = withRules('broken', JSON.stringify({ ...rules, version: 0 }));
  expect(await said({ rules: broken })).toMatch(/broken\/rules\.json: version: /);
  const selector = JSON.stringify(rules).replace('ytd-display-ad-renderer', 'ytd-display-ad-renderer[');
  expect(await said({ rules: withRules('selector', selector) })).toMatch(/not a CSS selector/);
});
