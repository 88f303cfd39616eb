import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runDaylight } from '../testing/run-daylight.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'daylight-request-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ask(content: string) {
  const file = join(folder, 'study.json');
  writeFileSync(file, content);
  return runDaylight(['source', 'request', file]);
}

test('the example of the paper gets exactly what it asks for', async () => {
  const paper = readFileSync(new URL('../../../docs/adding-a-study.md', import.meta.url), 'utf8');
  const example = /```json\n([\s\S]+?)```/.exec(paper)?.[1] ?? '';
  const { code, stdout, stderr } = await ask(JSON.stringify(JSON.parse(example).asks));
  expect([code, stderr]).toEqual([0, expect.stringContaining('what a study with these lines would get')]);
  const { request } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  const places = request.map((cell: { source: string; surface: string; kind: string }) =>
    [cell.source, cell.surface, cell.kind].join(' '),
  );
  expect(places).toEqual(expect.arrayContaining(['youtube home recommendation', 'google-search ads-top ad']));
  expect(places.join()).not.toMatch(/youtube \S+ ad|google-search \S+ result/);
  // What an ad has beginning with "ad", and the title; and no address, price or place beside them.
  const fields = 'ad.advertiser, ad.disclosure, ad.format, ad.landingDomain, item.title';
  expect(stderr.split('\n')).toContain(`google-search ads-top, ad: ${fields}`);
}, 60_000);

test.each([
  ['no JSON', '[', /study\.json is not JSON: /],
  ['another shape', '[{"source":"youtube","feilds":[]}]', /study\.json: 0: .*"feilds"/],
  [
    'names that do not exist',
    '[{"source":"yuotube"},{"source":"youtube","fields":["item.titel"]}]',
    /source "yuotube": did you mean youtube\?.*\n.*no field "item\.titel": did you mean item\.title\?/,
  ],
])(
  '%s is refused, with a sentence for each mistake',
  async (_, content, sentences) => {
    const { code, stdout, stderr } = await ask(content);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(sentences);
    expect(stderr).not.toContain('    at ');
  },
  60_000,
);
