import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { drawPanel, reachOf } from './chart.ts';
import { formatRate, formatShare } from './text.ts';

const bar = (label: string, value: number, low: number | null = null, high: number | null = null) => ({
  label,
  value,
  low,
  high,
});

async function draw(...[panel, title, scaleTo, format]: Parameters<typeof drawPanel>) {
  const markup = await drawPanel(panel, title, scaleTo, format);
  return parseHTML(`<body>${String(markup)}</body>`).document;
}

test('a chart of one panel without intervals has bars alone, and says what they are', async () => {
  const panel = { by: '', bars: [bar('Ads', 0.25), bar('Results', 0.041)] };
  const document = await draw(panel, 'Shares', reachOf([panel]), formatShare);
  expect(document.querySelectorAll('.whisker line')).toHaveLength(0);
  expect(document.querySelector('[role=img]')?.getAttribute('aria-label')).toBe(
    'Shares: Ads 25%, Results 4.1%.',
  );
});

test('bars are drawn to where the longest interval of all panels ends', () => {
  const panels = [
    { by: 'a', bars: [bar('x', 10, 5, 15)] },
    { by: 'b', bars: [bar('y', 12)] },
  ];
  expect(reachOf(panels)).toBe(15);
});

test('a chart in which noise took everything below zero is still a chart', async () => {
  const panel = { by: 'home', bars: [bar('x', -3, -20, -1)] };
  const document = await draw(panel, 'Counts', reachOf([panel]), formatRate);
  expect(document.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('Counts. home: x -3.');
  expect(document.body.innerHTML).not.toMatch(/NaN|Infinity/);
});
