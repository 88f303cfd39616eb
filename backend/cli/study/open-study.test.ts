import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { aStudyFile } from '#shared/studies/testing/a-study.ts';
import { openStudy } from './open-study.ts';

const folder = mkdtempSync(join(tmpdir(), 'daylight-study-file-'));
const options = { sources: 'extension/sources' };

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

test('a study may be written as YAML, and is the same as in JSON', () => {
  const json = openStudy(write('a.json', JSON.stringify(aStudyFile())), options);
  const yaml = openStudy(write('a.yaml', stringify(aStudyFile())), options);
  expect(yaml.study).toEqual(json.study);
  expect(yaml.study.from).toMatch(/^\d{4}-\d\d-\d\d$/);
});

test('a file that is no YAML, or would grow without end, is refused in a sentence', () => {
  expect(() => openStudy(write('b.yaml', 'a: [1, 2'), options)).toThrow(/b\.yaml: It is not YAML: /);
  const bomb = [
    'a: &a [x, x]',
    ...'bcdefghij'
      .split('')
      .map((one, i) => `${one}: &${one} [*${'abcdefghij'[i]}, *${'abcdefghij'[i]}, *${'abcdefghij'[i]}]`),
  ];
  expect(() => openStudy(write('c.yaml', bomb.join('\n')), options)).toThrow(/It is not YAML: .*alias/i);
});
