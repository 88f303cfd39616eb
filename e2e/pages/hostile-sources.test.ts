import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RulePack } from '#shared/rules/rule-pack.ts';
import { mostPerPageView } from '../../extension/observe/read-spots.ts';
import { findSources } from '../../tools/sources/find-sources.ts';
import { fullestFixture } from '../../tools/sources/fullest-fixture.ts';
import { readSource } from '../../tools/sources/read-source.ts';
import { ScriptPage } from '../harness/script-page.ts';

const fakes = 10_000;
let script: ScriptPage;

beforeAll(async () => {
  script = await ScriptPage.open(fileURLToPath(new URL('../engine/in-page.ts', import.meta.url)));
});
afterAll(() => script?.close());

test.each([...findSources()])(
  'a page of %s with 10,000 copies of an item yields at most the cap, and what is beyond is counted',
  async (_, folder) => {
    const source = readSource(folder);
    const pack = RulePack.parse(JSON.parse(source.rules));
    const fullest = fullestFixture(source);
    const flooded = await script.page.evaluate(
      (html, url, p, n) =>
        (globalThis as unknown as { flood(...args: unknown[]): { kept: number; overflow: number } }).flood(
          html,
          url,
          p,
          n,
        ),
      fullest.html,
      fullest.expected.url,
      pack,
      fakes,
    );
    // Fewer where one item is found in two ways: what fits is limited before it is known to be one.
    expect(flooded.kept).toBeGreaterThan(mostPerPageView / 4);
    expect(flooded.kept).toBeLessThanOrEqual(mostPerPageView);
    expect(flooded.overflow).toBeGreaterThanOrEqual(fakes - 2 * mostPerPageView);
  },
);
