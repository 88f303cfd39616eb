import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { readRulePack } from '#shared/rules/read-rule-pack.ts';
import { fixtureProblems, readFixture } from '../../tools/sources/read-fixture.ts';
import { readSource } from '../../tools/sources/read-source.ts';
import { selectorProblems } from '../extract/selector-problems.ts';

const here = new URL('./', import.meta.url);
const ids = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

test('there is at least one source', () => expect(ids.length).toBeGreaterThan(0));

describe.each(ids)('source %s', (id) => {
  const source = readSource(new URL(`${id}/`, here));
  const reading = readRulePack(source.rulesFile, source.rules);
  const pack = 'pack' in reading ? reading.pack : undefined;

  test('has rules, a README, a page with something and a page with nothing', () => {
    expect(source.lacks).toEqual([]);
  });

  test('has rules without a mistake, named like its folder', () => {
    expect('problems' in reading ? reading.problems : []).toEqual([]);
    expect(pack?.source).toBe(id);
  });

  test('has only selectors that a browser understands', () => {
    const { document } = new JSDOM('').window;
    expect(pack && selectorProblems(source.rulesFile, pack, document)).toEqual([]);
  });

  test.each(source.fixtures)('$name yields exactly what is expected', (fixture) => {
    if (!pack) throw new Error(`${source.rulesFile} cannot be read`);
    const { url: _, ...expected } = fixture.expected;
    expect(readFixture(fixture, pack)).toEqual(expected);
    expect(fixtureProblems(fixture, pack)).toEqual([]);
  });
});

test('a source without rules, README or pages is told what it lacks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'daylight-source-'));
  try {
    writeFileSync(join(folder, 'README.md'), '');
    const { lacks } = readSource(pathToFileURL(`${folder}/`));
    expect(lacks.join('\n')).toMatch(/README\.md must say what is read/);
    expect(lacks.join('\n')).toMatch(/needs a page that has something/);
    expect(lacks.join('\n')).toMatch(/needs a page that has nothing/);
    expect(lacks.join('\n')).toMatch(/rules\.json is missing/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
