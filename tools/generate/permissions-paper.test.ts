import { expect, test } from 'vitest';
import { permissionsPaper } from './permissions-paper.ts';

const reason = { why: 'To wake up.', asked: 'At install.', without: 'It sleeps.' };
const site = { source: 'site', name: 'Site', hosts: ['https://a.example/*', 'https://b.example/*'] };
const chrome = { permissions: ['alarms'] };
const paper = (...sites: Parameters<typeof permissionsPaper>[2]) =>
  permissionsPaper({ chrome }, { alarms: reason }, sites);

test('every permission stands in the paper with its reason', () => {
  expect(paper(site)).toContain('| `alarms` | To wake up. | At install. | It sleeps. |');
});

test('every site stands in the paper once, with all its hosts and how they are asked for', () => {
  const hosts = '`https://a.example/*`, `https://b.example/*`';
  expect(paper(site)).toContain(`| Site (\`site\`) | all of them in one question | ${hosts} |`);
  expect(paper({ ...site, hostChoice: 'listed' })).toContain(
    `| Site (\`site\`) | those that one picks | ${hosts} |`,
  );
});

test('that a build lists any site is explained where a source lets people add sites, and said nowhere else', () => {
  const open = paper(site, { ...site, name: 'Newspapers', hostChoice: 'any' });
  expect(open).toMatch(
    /## `https:\/\/\*\/\*`\n\nA build lists this, too, and never asks for it. For Newspapers,/,
  );
  expect(paper(site)).not.toContain('https://*/*');
});

test('a permission without a reason is refused', () => {
  const more = { permissions: ['alarms', 'history'] };
  expect(() => permissionsPaper({ more }, { alarms: reason }, [])).toThrow('no reason for history');
});

test('a reason without a permission is refused', () => {
  expect(() => permissionsPaper({ chrome }, { alarms: reason, tabs: reason }, [])).toThrow('explains tabs');
});
