import { expect, test } from 'vitest';
import type { RulePack } from '#shared/rules/rule-pack.ts';
import { permissionsPaper } from './permissions-paper.ts';

const reason = { why: 'To wake up.', asked: 'At install.', without: 'It sleeps.' };
const pack: RulePack = {
  source: 'site',
  name: 'Site',
  version: 1,
  group: 'shops',
  hosts: ['https://site.example/*'],
  surfaces: [],
  items: {},
};
const chrome = { permissions: ['alarms'], optional_host_permissions: ['https://site.example/*'] };

test('every permission stands in the paper with its reason', () => {
  const paper = permissionsPaper({ chrome }, { alarms: reason }, [pack]);
  expect(paper).toContain('| `alarms` | To wake up. | At install. | It sleeps. |');
  expect(paper).toContain('| `https://site.example/*` |');
});

test('a permission without a reason is refused', () => {
  const more = { ...chrome, permissions: ['alarms', 'history'] };
  expect(() => permissionsPaper({ more }, { alarms: reason }, [pack])).toThrow('no reason for history');
});

test('a reason without a permission is refused', () => {
  expect(() => permissionsPaper({ chrome }, { alarms: reason, tabs: reason }, [pack])).toThrow(
    'explains tabs',
  );
});

test('a host that no rules need is refused', () => {
  const more = { ...chrome, optional_host_permissions: ['https://elsewhere.example/*'] };
  expect(() => permissionsPaper({ more }, { alarms: reason }, [pack])).toThrow('https://elsewhere.example/*');
});
