import { expect, test } from 'vitest';
import type { Transform } from '#shared/rules/transform.ts';
import { transform } from './transforms.ts';

const base = 'https://shop.example/list';
const cases: [Transform, string, string | undefined][] = [
  [{ name: 'query-parameter', key: 'v' }, '/watch?v=a%20b&x=1', 'a b'],
  [{ name: 'query-parameter', key: 'v' }, '/watch?x=1', undefined],
  [{ name: 'query-parameter', key: 'v' }, 'https://[', undefined],
  [{ name: 'path-segment', index: 1 }, '/shorts/abc?x=1', 'abc'],
  [{ name: 'path-segment', index: 0 }, 'https://a.example/@%D0%BC%D0%B0%D0%BA', '@мак'],
  [{ name: 'path-segment', index: 0 }, '/100%25%', '100%25%'],
  [{ name: 'path-segment', index: 4 }, '/a/b', undefined],
  [{ name: 'class-suffix', prefix: 'content-id-' }, 'card  content-id-abc-1 wide', 'abc-1'],
  [{ name: 'class-suffix', prefix: 'content-id-' }, 'card', undefined],
  [{ name: 'domain' }, 'https://WWW.Boots.example:8443/x', 'boots.example'],
  [{ name: 'domain' }, 'mailto:a@boots.example', undefined],
  [{ name: 'domain' }, 'https://localhost/', undefined],
  [{ name: 'domain', except: ['clicks.example'] }, 'https://ad.clicks.example/x', undefined],
  [{ name: 'domain', except: ['clicks.example'] }, 'https://notclicks.example/x', 'notclicks.example'],
];

test.each(cases)('%o of %s is %s', (step, value, expected) => {
  expect(transform(value, step, base)).toBe(expected);
});
