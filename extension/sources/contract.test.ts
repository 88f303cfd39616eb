import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { Observation } from '#shared/observations/observation.ts';
import { readRulePack } from '#shared/rules/read-rule-pack.ts';
import { extract } from '../extract/extract.ts';
import { selectorProblems } from '../extract/selector-problems.ts';
import { type Expected, readSource } from '../extract/testing/read-source.ts';

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

  test('has pages only under its own hosts', () => {
    for (const { name, expected } of source.fixtures)
      expect(pack?.hosts.includes(`${new URL(expected.url).origin}/*`), name).toBe(true);
  });

  test.each(source.fixtures)('$name yields exactly what is expected', ({ html, expected }) => {
    if (!pack) throw new Error(`${source.rulesFile} cannot be read`);
    const { document } = new JSDOM(html, { url: expected.url }).window;
    const readings = extract(document, expected.url, pack, { mayReadQuery: true });
    const counts: Expected['counts'] = readings.map((r) => ({
      surface: r.surface.id,
      containers: r.containers.length > 0 ? 1 : 0,
      items: r.items.length + r.failed.length,
      parsed: r.items.length,
      failed: r.failed.length,
      hidden: r.hidden.length,
      ...(r.signs.length > 0 ? { signs: r.signs } : {}),
    }));
    expect(counts).toEqual(expected.counts);
    const drafts = readings.flatMap((r) => r.items.map((item) => item.draft));
    expect(drafts).toEqual(expected.observations);
    for (const draft of drafts) expect(() => Observation.parse({ ...draft, ...stamps(id) })).not.toThrow();
  });
});

/** What the background adds to a draft. */
const stamps = (source: string) => ({
  id: '01a1fb67-1800-774b-bcce-b302099a8057',
  source,
  seen: { day: '2026-01-31', visibleMs: 1000 },
  rules: `${source}@1`,
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
