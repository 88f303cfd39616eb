import { expect, test } from 'vitest';
import { ConsentDocument } from '#shared/consent/document.ts';
import document from '#shared/consent/documents/1.en.json' with { type: 'json' };
import type { Ask, Surroundings } from '../surroundings.ts';
import { agreeTo } from './agree-to.ts';
import { selectionOf, toggleKind } from './selection.ts';
import { aSourceState, aState } from './testing/a-state.ts';

const text = { document: ConsentDocument.parse(document), hash: 'a'.repeat(64) };
const ticked = toggleKind(selectionOf(aState()), 'some-site/ad');
const chosen = {
  selection: { ...ticked, destination: 'ask', age: 'adult' } as const,
  sources: [aSourceState()],
  text,
};

function someSurroundings(permitted: boolean) {
  const calls: string[] = [];
  const ask: Ask = async (contract) => {
    calls.push(contract.name);
    return contract.response.parse({ outcome: 'agreed' });
  };
  const surroundings: Surroundings = {
    ask,
    open: async () => {},
    requestAccess: async (hosts) => {
      calls.push(`may read ${hosts.join()}`);
      return permitted;
    },
    currentTab: async () => undefined,
  };
  return { calls, surroundings };
}

test('the browser is asked within the very click, and only then is agreed', async () => {
  const { calls, surroundings } = someSurroundings(true);
  const agreement = agreeTo(surroundings, chosen);
  expect(calls).toEqual(['may read https://www.example.org/*']);
  expect(await agreement).toBe('agreed');
  expect(calls).toEqual(['may read https://www.example.org/*', 'agree']);
});

test('who says no to the browser has agreed to nothing', async () => {
  const { calls, surroundings } = someSurroundings(false);
  expect(await agreeTo(surroundings, chosen)).toBe('not-permitted');
  expect(calls).not.toContain('agree');
});

test('without an answer nothing is claimed', async () => {
  const { surroundings } = someSurroundings(true);
  const silent = { ...surroundings, ask: () => Promise.reject(new Error('asleep')) };
  expect(await agreeTo(silent, chosen)).toBe('failed');
});
