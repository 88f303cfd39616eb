import { expect, test } from 'vitest';
import { Random } from './testing/random.ts';
import { plainUrl, secretTypes, urlTemplates, withSecret } from './testing/urls.ts';
import { domainOf, rebuildUrl, UrlTemplate } from './url-template.ts';

test('of 5,000 addresses with each of 20 kinds of secret planted, not one secret survives', () => {
  const random = new Random(11);
  const types = Object.keys(secretTypes);
  expect(types).toHaveLength(20);
  let rebuilt = 0;
  const survived: string[] = [];
  for (let count = 0; count < 5_000; count++) {
    const plain = plainUrl(random);
    const canonical = rebuildUrl(plain, urlTemplates);
    expect(canonical, plain).toBeDefined();
    for (const type of types) {
      const { url, secret } = withSecret(plain, type, random);
      const result = rebuildUrl(url, urlTemplates);
      if (result === undefined) continue;
      rebuilt++;
      expect(result).toBe(canonical);
      const readable = decodeURIComponent(result).toLowerCase();
      if (readable.includes(decodeURIComponent(secret).toLowerCase()))
        survived.push(`${type}: ${url} → ${result}`);
    }
  }
  expect(survived).toEqual([]);
  expect(rebuilt, 'addresses that were rebuilt; few would prove nothing').toBeGreaterThan(30_000);
});

test.each([
  [
    'https://me:pw@www.youtube.com:8443/watch?pp=x&v=dQw4w9WgXcQ&t=3#top',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
  ],
  ['http://WWW.youtube.com/watch?v=a', 'https://www.youtube.com/watch?v=a'],
  ['https://www.youtube.com/@daylight/', 'https://www.youtube.com/@daylight'],
  ['https://www.amazon.com/dp/B08N5WRWNW?tag=x-21', 'https://www.amazon.com/dp/B08N5WRWNW'],
  ['https://shop.example/toys/item-12.html', 'https://shop.example/toys/item-12.html'],
])('an address is rebuilt from its template alone: %s', (url, rebuilt) => {
  expect(rebuildUrl(url, urlTemplates)).toBe(rebuilt);
  expect(rebuildUrl(rebuilt, urlTemplates)).toBe(rebuilt);
});

test.each([
  'https://m.youtube.com/watch?v=a',
  'https://www.youtube.com.evil.example/watch?v=a',
  'https://www.youtube.com/watch',
  'https://www.youtube.com/watch?v=',
  'https://www.youtube.com/watch?v=a&v=b',
  'https://www.youtube.com/watch?v=jo%40example.com',
  `https://www.youtube.com/watch?v=${'a'.repeat(65)}`,
  'https://www.youtube.com/watch/more?v=a',
  'https://www.youtube.com/@jo%2Fsecret',
  'https://www.amazon.com/dp/B0%208N',
  'https://shop.example/toys/item-.html',
  'javascript:alert(1)',
  'not an address',
  '',
])('an address that fits no template is not kept: %s', (url) => {
  expect(rebuildUrl(url, urlTemplates)).toBeUndefined();
});

test('a template with two placeholders side by side takes nothing', () => {
  expect(rebuildUrl('https://a.example/xy', ['https://a.example/{x}{y}'])).toBeUndefined();
});

test('a template says what it is', () => {
  for (const template of urlTemplates) expect(UrlTemplate.safeParse(template).success).toBe(true);
  for (const wrong of [
    'http://a.example/{x}',
    'https://a.example',
    'https://a.example/{}',
    'https://a.example/{x',
    'https://me@a.example/',
  ])
    expect(UrlTemplate.safeParse(wrong).success, wrong).toBe(false);
});

test.each([
  ['https://www.example.co.uk:8443/a?b#c', 'example.co.uk'],
  ['https://jo:pw@Sub.Example.com/', 'sub.example.com'],
  ['https://müller.de/', 'xn--mller-kva.de'],
  ['https://192.168.1.1/', undefined],
  ['https://[::1]/', undefined],
  ['https://localhost/', undefined],
  ['mailto:jo@example.com', undefined],
  ['nothing', undefined],
])('the domain of %s is %s', (url, domain) => {
  expect(domainOf(url)).toBe(domain);
});
