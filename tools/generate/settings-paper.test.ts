import { expect, test } from 'vitest';
import { listSettings, readConfig } from '../../backend/config.ts';
import { settingsPaper } from './settings-paper.ts';

test('every variable stands in the paper with what it is for and what holds without it', () => {
  const paper = settingsPaper(listSettings());
  expect(paper).toContain('| `PORT`');
  expect(paper).toMatch(/`DAYLIGHT_ENROLMENT_BITS` .*\| `14` +\|/);
  for (const { name } of listSettings()) expect(paper).toContain(`\`${name}\``);
});

test('what the paper says holds without a variable is what a server takes', () => {
  const written = listSettings().flatMap(({ name, fallback }) => (fallback ? [[name, fallback]] : []));
  expect(readConfig(Object.fromEntries(written))).toEqual(readConfig({}));
});

test('a variable that nobody has described is named', () => {
  expect(() =>
    settingsPaper([{ name: 'SECRET_KNOB', description: '', fallback: undefined, secret: false }]),
  ).toThrow('SECRET_KNOB');
});
