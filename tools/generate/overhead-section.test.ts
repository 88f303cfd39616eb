import { expect, test } from 'vitest';
import { overheadBudgets } from '../budgets/overhead.ts';
import { overheadSection, replaceSection } from './overhead-section.ts';

const measured = {
  contentScriptGzipBytes: 13_031,
  popupGzipBytes: 19_883,
  extensionGzipBytes: 567_103,
  scriptMsOnUnknownSite: 0,
  taskRatioVsNone: 1.0203,
  longTasksAdded: 0,
  storedBytesPerItem: 1615,
  sentBytesPerItem: 98,
};

test('each cost stands beside what it may be at most, in units that people know', () => {
  const section = overheadSection(measured, overheadBudgets);
  expect(section).toMatch(/\| 13.0 kB +\| 13.5 kB +\|/);
  expect(section).toMatch(/\| 2.0 % more +\| 5.0 % more +\|/);
  expect(section).toMatch(/\| 1.6 MB +\| 3.5 MB +\|/);
});

test('a section takes the place of the one that stood there, and nothing else changes', () => {
  const paper = 'before\n<!-- generated: costs -->\n\nold\n\n<!-- end: costs -->\nafter\n';
  const replaced = replaceSection(paper, 'costs', 'new');
  expect(replaced).toBe('before\n<!-- generated: costs -->\n\nnew\n\n<!-- end: costs -->\nafter\n');
  expect(replaceSection(replaced, 'costs', 'new')).toBe(replaced);
  expect(() => replaceSection('nothing', 'costs', 'new')).toThrow('There is no place for costs');
});
