import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { Observation } from '#shared/observations/observation.ts';
import { extract } from './extract.ts';
import { aPack } from './testing/a-pack.ts';

const address = 'https://shop.example/list?page=2';
const read = (html: string, pack = aPack({ card: {} }), url = address) => {
  const [reading] = extract(new JSDOM(html, { url }).window.document, url, pack);
  if (!reading) throw new Error('no surface');
  return reading;
};
const titles = (html: string, pack = aPack({ card: {} })) =>
  read(html, pack).items.map(({ draft }) => draft.item.title);

test('items come in page order, whichever rule took them', () => {
  const pack = aPack({ late: { select: '.b' }, early: { select: '.a' } });
  expect(titles('<main><p class=a>1</p><p class=b>2</p><p class=a>3</p></main>', pack)).toEqual([
    '1',
    '2',
    '3',
  ]);
});

test('an element is one item, however many rules fit it, what encloses it or what it encloses', () => {
  const pack = aPack({
    first: { select: '.inner' },
    same: { select: 'b' },
    outer: { select: 'li' },
    deep: { select: 'i' },
  });
  expect(titles('<main><li><b class=inner>x <i>y</i></b></li><li>z</li></main>', pack)).toEqual(['x y', 'z']);
});

test('what stands inside an excluded element is left alone', () => {
  const pack = aPack({ card: { notInside: ['.ad'] } });
  expect(titles('<main><div class=ad><li>no</li></div><li>yes</li></main>', pack)).toEqual(['yes']);
});

test('an item without a required field is failed, keeps its place, and is no observation', () => {
  const reading = read('<main><li>a</li><li> </li><li>c</li></main>');
  expect(reading.failed).toHaveLength(1);
  expect(reading.items.map(({ draft }) => draft.position.index)).toEqual([0, 2]);
});

test('the first rendered container counts, and hidden items are set apart', () => {
  const html = `<div hidden><main><li>left over</li></main></div>
    <main style="display: none"><li>also</li></main><main><li>shown</li><li hidden>later</li></main>`;
  const reading = read(html);
  expect(reading.items.map(({ draft }) => draft.item.title)).toEqual(['shown']);
  expect(reading.hidden).toHaveLength(1);
});

test('an address that no surface describes has no surface; a surface without a container has no items', () => {
  const pack = aPack({ card: {} }, { path: '/exact' });
  const { document } = new JSDOM('<main><li>a</li></main>').window;
  expect(extract(document, 'https://shop.example/exact/not', pack)).toEqual([]);
  expect(read('<p>nothing</p>')).toMatchObject({ containers: [], items: [], failed: [] });
});

test('expected fields that are absent are named, and the address is rebuilt from the id alone', () => {
  const pack = aPack({
    card: {
      fields: {
        'item.id': [{ attribute: 'data-id' }],
        'item.title': [{}],
        'publisher.name': [{ select: 'u' }],
      },
      expected: ['item.id', 'publisher.name'],
      url: 'https://shop.example/p/{item.id}',
    },
  });
  const [first, second] = read('<main><li data-id="a/b">x</li><li>y</li></main>', pack).items;
  expect(first?.draft.item.url).toBe('https://shop.example/p/a%2Fb');
  expect(first?.draft.completeness.missing).toEqual(['publisher.name']);
  expect(second?.draft.item.url).toBeNull();
  expect(second?.draft.completeness.missing).toEqual(['item.id', 'publisher.name']);
});

test('the page says what it is about, and labels say what marks an item carries', () => {
  const pack = aPack(
    {
      card: {
        labels: [{ label: 'always' }, { label: 'self', select: 'li.x' }, { label: 'in', select: 'b' }],
      },
    },
    { hostItem: { transforms: [{ name: 'query-parameter', key: 'page' }] } },
  );
  const [one, two] = read('<main><li class=x>1</li><li><b>2</b></li></main>', pack).items;
  expect(one?.draft.context).toEqual({ page: 'list', hostItem: '2', reach: 'unknown' });
  expect([one?.draft.labels, two?.draft.labels]).toEqual([
    ['always', 'self'],
    ['always', 'in'],
  ]);
});

test('whatever a page holds, an observation fits its schema', () => {
  const long = `${'x'.repeat(499)}😀${'y'.repeat(500)}`;
  const pack = aPack({
    ad: {
      kind: 'ad',
      format: 'text',
      fields: {
        'item.id': [{ attribute: 'id' }],
        'item.title': [{}],
        'publisher.name': [{}],
        'position.section': [{}],
        'ad.advertiser': [{}],
        'ad.disclosure': [{}],
        'ad.landingDomain': [{ attribute: 'href', transforms: [{ name: 'domain' }] }],
      },
    },
  });
  const html = `<main><li id="${long}" href="https://a_b.example/">\u0000\u0007 ${long}\ud800</li></main>`;
  const draft = read(html, pack).items[0]?.draft;
  expect(draft?.item).toMatchObject({ id: null, title: 'x'.repeat(499) });
  const stamps = {
    id: '01a1fb67-1800-774b-bcce-b302099a8057',
    source: 'shop',
    seen: { day: '2026-01-31', visibleMs: 0 },
    rules: 'shop@1',
  };
  expect(Observation.safeParse({ ...draft, ...stamps }).error).toBeUndefined();
});

test('the work grows with the number of items, not with its square', () => {
  const pack = aPack({ outer: { select: '.none' }, card: { notInside: ['.ad'] }, other: { select: 'p' } });
  const callsFor = (n: number): number => {
    const { window } = new JSDOM(`<main>${'<li><p>x</p></li>'.repeat(n)}</main>`, { url: address });
    let calls = 0;
    for (const name of ['querySelector', 'querySelectorAll', 'closest', 'matches'] as const) {
      const original = window.Element.prototype[name] as (selector: string) => unknown;
      Object.defineProperty(window.Element.prototype, name, {
        value(this: Element, selector: string) {
          calls += 1;
          return original.call(this, selector);
        },
      });
    }
    extract(window.document, address, pack);
    return calls;
  };
  expect(callsFor(100) - callsFor(80)).toBe(callsFor(60) - callsFor(40));
  expect(callsFor(100)).toBeLessThan(12 * 100);
  // Beyond what one page view looks at, another item costs nothing but being counted.
  expect(callsFor(4000)).toBe(callsFor(2000));
});
