import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RulePack } from '#shared/rules/rule-pack.ts';
import { findSources } from '../../tools/sources/find-sources.ts';
import { type Expected, readSource } from '../../tools/sources/read-source.ts';
import { ScriptPage } from '../harness/script-page.ts';

let script: ScriptPage;

beforeAll(async () => {
  script = await ScriptPage.open(fileURLToPath(new URL('../engine/in-page.ts', import.meta.url)));
});
afterAll(() => script?.close());

describe.each([...findSources()])('source %s', (_, folder) => {
  const { fixtures, rules } = readSource(folder);
  const pack = RulePack.parse(JSON.parse(rules));

  test.each(fixtures)(
    '$name reads in a real browser, with its layout, as it does in Node',
    async (fixture) => {
      const { html, expected } = fixture;
      const read = await script.page.evaluate(
        (h, a, p) =>
          (globalThis as unknown as { readPage(...args: unknown[]): Omit<Expected, 'url'> }).readPage(
            h,
            a,
            p,
          ),
        html,
        expected.url,
        pack,
      );
      expect({ url: expected.url, ...read }).toEqual(expected);
    },
  );
});
