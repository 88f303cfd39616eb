import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';
import { backgroundWords } from './background-words.ts';

const words = (svg: string, head = 'data:image/svg+xml;base64,', encode = btoa) => {
  const { document } = new JSDOM('<span></span>').window;
  const span = document.querySelector('span') as Element;
  span.setAttribute('style', `background-image: url("${head}${encode(svg)}")`);
  return backgroundWords(span);
};
const svg = (text: string) => `<svg xmlns='http://www.w3.org/2000/svg' version='1.1'>${text}</svg>`;

test('words whose offsets add up to a place in the drawing are shown', () => {
  const drawn = svg(
    "<text x='10001.4' dx='10009.1' y='-10006' dy='-10001' transform='translate(-20010.4 20018.6)'>Paid</text>",
  );
  expect(words(drawn)).toBe('Paid');
});

test('words that are moved out of the drawing, to the side or up, are not shown', () => {
  expect(words(svg("<text x='-10002' dx='10003' transform='translate(-10008 0)'>Paid</text>"))).toBe('');
  expect(words(svg("<text x='4' y='12' transform='translateY(-30008)'>Paid</text>"))).toBe('');
  expect(words(svg("<g transform='translate(9000,0)'><text x='4'>Paid</text></g>"))).toBe('');
});

test('words just above, or left of, what is seen are not shown, and neither are words without colour', () => {
  expect(words(svg("<text x='4' y='-2'>Paid</text>"))).toBe('');
  expect(words(svg("<text x='-90' y='12' font-size='12'>Paid</text>"))).toBe('');
  expect(words(svg("<text x='4' y='12' fill='none'>Paid</text>"))).toBe('');
  expect(words(svg("<g style='opacity: 0'><text x='4' y='12'>Paid</text></g>"))).toBe('');
  expect(words(svg("<text x='4' y='12' font-size='0'>Paid</text>"))).toBe('');
  expect(words(svg("<text x='-4' y='12' font-size='12' fill='#777'>Paid</text>"))).toBe('Paid');
});

test('a drawing may stand in the address as text', () => {
  const drawn = svg("<text x='2' y='12'>Ad</text>").replaceAll("'", '%27');
  expect(words(drawn, 'data:image/svg+xml,', (text) => text.replaceAll('<', '%3C'))).toBe('Ad');
});

test('what is no drawing says nothing', () => {
  expect(words('no drawing at all')).toBe('');
  expect(words('<svg>', 'data:image/svg+xml;base64,', () => '%%%')).toBe('');
});
