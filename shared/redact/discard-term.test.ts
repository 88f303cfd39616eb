import { expect, test } from 'vitest';
import { type DiscardReason, discardReason } from './discard-term.ts';

test.each<[string, DiscardReason]>([
  ['x'.repeat(51), 'too-long'],
  ['is my boss going to fire me on friday', 'too-many-words'],
  ['12345678', 'long-number'],
  ['who called me 0171 234-56', 'long-number'],
  ['رقم ٠١٢٣٤٥٦٧', 'long-number'],
  ['jo.smith@example.com', 'email'],
  ['jo (at) example (dot) com', 'email'],
  ['https://jo:secret@example.com/', 'credentials'],
  ['example.com/?access_token=abc', 'credentials'],
  ['5f4dcc3b5aa765d61d83', 'token'],
  ['ghp_aB3dE5fG7hJ9kL1mN2', 'token'],
  ['eyJhbGciOiJIUzI1NiIsInR5cCI6', 'token'],
  ['qzxvwkjhgfdbnmp', 'token'],
  ['123e4567-e89b-12d3-a456-426614174000', 'token'],
])('a term that may be about one person is discarded: %s', (term, reason) => {
  expect(discardReason(term)).toBe(reason);
});

test.each([
  'best laptop 2026',
  'dQw4w9WgXcQ',
  'iphone-15-pro-max-256gb',
  'Rechtsschutzversicherungen Vergleich',
  'Donaudampfschifffahrtsgesellschaft',
  'JavaScript tutorial',
  'what is the best way to cook',
  'price of WH-1000XM5',
  'كيف أتعلم البرمجة',
  'population 1234567',
  '',
])('a term about the world is kept: %s', (term) => {
  expect(discardReason(term)).toBeUndefined();
});
