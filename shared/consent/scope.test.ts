import { expect, test } from 'vitest';
import { Kind } from '../observations/kind.ts';
import { Scope, ScopeKind, scopeKey, Tier } from './scope.ts';

test('two scopes have the same name only if they are the same', () => {
  const scopes = ['youtube', 'google'].flatMap((source) =>
    ScopeKind.options.flatMap((kind) => Tier.options.map((tier): Scope => ({ source, kind, tier }))),
  );
  expect(new Set(scopes.map(scopeKey)).size).toBe(scopes.length);
});

test('what is typed can be agreed to, and is no kind of observation', () => {
  expect(Scope.safeParse({ source: 'google', kind: 'query', tier: 'aggregate' }).success).toBe(true);
  expect(Kind.safeParse('query').success).toBe(false);
  expect(ScopeKind.options).toEqual([...Kind.options, 'query']);
});

test.each([
  { source: 'you/tube', kind: 'ad', tier: 'aggregate' },
  { source: 'youtube', kind: 'price', tier: 'aggregate' },
  { source: 'youtube', kind: 'ad', tier: 'everything' },
  { source: 'youtube', kind: 'ad' },
  { source: 'youtube', kind: 'ad', tier: 'aggregate', more: true },
])('%j is no scope', (value) => {
  expect(Scope.safeParse(value).success).toBe(false);
});
