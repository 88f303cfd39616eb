import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkSource } from './check-source.ts';
import { firstDifference } from './first-difference.ts';

const own = fileURLToPath(new URL('../../extension/sources/youtube', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-check-source-'));
  cpSync(own, join(folder, 'youtube'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const check = (name = 'youtube') => checkSource(pathToFileURL(`${join(folder, name)}/`));
function problems(name?: string): string {
  const checked = check(name);
  return 'problems' in checked ? checked.problems.join('\n') : '';
}
function change(file: string, act: (json: Record<string, unknown[]>) => object): void {
  const path = join(folder, 'youtube', file);
  writeFileSync(path, JSON.stringify(act(JSON.parse(readFileSync(path, 'utf8')))));
}

test('a source in order is handed on, with the number of its fixtures', () => {
  expect(check()).toMatchObject({ pack: { source: 'youtube' }, fixtures: expect.any(Number) });
});

test('a fixture that reads differently is named, with the place and both readings', () => {
  change('fixtures/home-lockups.expected.json', (json) => {
    const [first, ...rest] = json.observations as { item: object }[];
    return { ...json, observations: [{ ...first, item: { ...first?.item, title: 'Other' } }, ...rest] };
  });
  expect(problems()).toMatch(
    /^extension\/sources\/youtube\/fixtures\/home-lockups\.html: it\.observations\[0\]\.item\.title: "Other" is expected, ".+" is read$/,
  );
});

test('a fixture on an address that the rules have no host for is named', () => {
  change('fixtures/home-nothing.expected.json', (json) => ({ ...json, url: 'https://elsewhere.example/' }));
  expect(problems()).toMatch(/home-nothing\.html: its address is on none of the pack’s hosts/);
});

test('a selector that no browser knows is named, and no fixture is read by it', () => {
  change('rules.json', (rules) => {
    const [first, ...rest] = rules.surfaces as object[];
    return { ...rules, surfaces: [{ ...first, container: ['main['] }, ...rest] };
  });
  expect(problems()).toBe(
    'extension/sources/youtube/rules.json: surfaces[0].container[0]: not a CSS selector: main[',
  );
});

test('what is no rule is named: code has no place', () => {
  change('rules.json', (rules) => ({ ...rules, script: 'alert(1)' }));
  expect(problems()).toMatch(/^extension\/sources\/youtube\/rules\.json: .*"script"$/);
});

test('a folder under another name, or without anything, is refused', () => {
  cpSync(own, join(folder, 'bing'), { recursive: true });
  expect(problems('bing')).toMatch(/rules\.json: source: it must be named like its folder/);
  expect(problems('nothing')).toMatch(/extension\/sources\/nothing\/rules\.json is missing/);
});

test.each([
  [{ a: [1, { b: null }] }, { a: [1, { b: null }] }, undefined],
  [{ a: [1, { b: null }] }, { a: [1, { b: 0 }] }, 'it.a[1].b: null is expected, 0 is read'],
  [{ a: 1 }, { a: 1, b: 2 }, 'it.b: nothing is expected, 2 is read'],
  [{ a: [1, 2] }, { a: [1] }, 'it.a[1]: 2 is expected, nothing is read'],
  [{ a: [] }, { a: {} }, 'it.a: [] is expected, {} is read'],
])('the first difference between %j and %j is %s', (expected, read, sentence) => {
  expect(firstDifference(expected, read, 'it')).toBe(sentence);
});
