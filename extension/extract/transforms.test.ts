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
  [{ name: 'segment-after', names: ['dp', 'product'] }, '/Some-Name/dp/B000000001/ref=x?y=1', 'B000000001'],
  [{ name: 'segment-after', names: ['dp'] }, '/gp/help', undefined],
  [{ name: 'segment-after', names: ['dp'] }, '/x/dp', undefined],
  [{ name: 'json', path: ['list', 1, 'id'] }, '{"list":[{"id":"a"},{"id":7}]}', '7'],
  [{ name: 'json', path: ['constructor', 'name'] }, '{}', undefined],
  [{ name: 'json', path: ['list'] }, '{"list":[1]}', undefined],
  [{ name: 'json', path: [] }, 'no json', undefined],
  [{ name: 'percent-decoded' }, '%7B%22a%22%3A1%7D', '{"a":1}'],
  [{ name: 'before-last', mark: '_' }, 'a_b_0', 'a_b'],
  [{ name: 'before-last', mark: '_' }, 'ab', 'ab'],
  [{ name: 'spelled', words: ['Paid', 'Sponsored'] }, 'S7tp0on i s1oo0r9e4d', 'Sponsored'],
  [{ name: 'spelled', words: ['Sponsored'] }, 'derosnopS', undefined],
  [{ name: 'class-suffix', prefix: 'content-id-' }, 'card  content-id-abc-1 wide', 'abc-1'],
  [{ name: 'class-suffix', prefix: 'content-id-' }, 'card', undefined],
  [{ name: 'domain' }, 'https://WWW.Boots.example:8443/x', 'boots.example'],
  [{ name: 'domain' }, 'mailto:a@boots.example', undefined],
  [{ name: 'domain' }, 'https://localhost/', undefined],
  [{ name: 'domain', except: ['clicks.example'] }, 'https://ad.clicks.example/x', undefined],
  [{ name: 'domain', except: ['clicks.example'] }, 'https://notclicks.example/x', 'notclicks.example'],
  [{ name: 'domain', bare: true }, 'www.Boots.example › offers', 'boots.example'],
  [{ name: 'domain', bare: true }, 'https://boots.example/offers', 'boots.example'],
  [{ name: 'domain', bare: true }, 'Boots & Co', undefined],
  [{ name: 'page-address' }, 'http://www.boots.example/a/b?session=1#top', 'https://www.boots.example/a/b'],
  [
    { name: 'page-address' },
    'https://www.youtube.com/watch?v=abcdefghijk&t=3',
    'https://www.youtube.com/watch?v=abcdefghijk',
  ],
  [{ name: 'page-address', except: ['shop.example'] }, '/own', undefined],
  [{ name: 'base64', skip: 2 }, 'a1aHR0cHM6Ly9hLmV4YW1wbGUv', 'https://a.example/'],
  [{ name: 'base64', skip: 0 }, '%%%', undefined],
  [{ name: 'duration' }, '1:02:03', '3723'],
  [{ name: 'duration' }, 'Now playing 4:05', '245'],
  [{ name: 'duration' }, '12.34', '754'],
  [{ name: 'duration' }, 'LIVE', undefined],
  [{ name: 'number' }, 'Source 12, of 40', '12'],
  [{ name: 'before', marks: [' | ', ' - '] }, 'Name - Site | More', 'Name'],
  [{ name: 'before', marks: ['|'] }, 'Name', 'Name'],
  [{ name: 'after', marks: ['·', '|'] }, 'Sponsored · Shop', ' Shop'],
  [{ name: 'after', marks: ['·'] }, 'Shop', undefined],
  [{ name: 'part', separator: '•', index: -1 }, 'a•b•c', 'c'],
  [{ name: 'only-with', words: ['View'] }, '3 views', '3 views'],
  [{ name: 'only-with', words: ['view'] }, '3 days ago', undefined],
  [{ name: 'with-digit' }, '٣ مشاهدات', '٣ مشاهدات'],
  [{ name: 'with-digit' }, 'no views', undefined],
];

test.each(cases)('%o of %s is %s', (step, value, expected) => {
  expect(transform(value, step, base)).toBe(expected);
});
