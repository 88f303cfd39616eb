import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSettings } from './read-settings.ts';
import { InstitutionSettings } from './settings.ts';

const isKnown = (source: string) => source === 'youtube' || source === 'reddit';

const everything = {
  organisation: 'University of Somewhere',
  invite: 'harvest-moon-7',
  sources: ['youtube'],
  donation: 'off',
  shortestHoldHours: 24,
} as const;

test('what an institution may set is read as it stands', () => {
  expect(readSettings(everything, isKnown)).toEqual({ settings: everything, problems: [] });
  expect(readSettings({ sources: [] }, isKnown)).toEqual({ settings: { sources: [] }, problems: [] });
});

test.each([undefined, null, 'off', 7, [], {}])('%j sets nothing, and is no mistake', (raw) => {
  expect(readSettings(raw, isKnown)).toEqual({ settings: {}, problems: [] });
});

const mistakes: [string, unknown][] = [
  ['organisation', ''],
  ['organisation', 'x'.repeat(81)],
  ['organisation', { name: 'U' }],
  ['invite', 'short'],
  ['invite', 12345678],
  ['sources', 'youtube'],
  ['sources', ['youtube', 3]],
  ['donation', 'on'],
  ['donation', false],
  ['shortestHoldHours', 0],
  ['shortestHoldHours', 73],
  ['shortestHoldHours', 1.5],
  ['shortestHoldHours', '24'],
  ['shortestHoldHours', null],
];
test.each(mistakes)(
  'a mistake in %s (%j) is named, and leaves all other settings as they are',
  (setting, value) => {
    const { [setting as keyof typeof everything]: _, ...others } = everything;
    expect(readSettings({ ...everything, [setting]: value }, isKnown)).toEqual({
      settings: others,
      problems: [{ setting, why: 'value' }],
    });
  },
);

test('a setting that does not exist is named, even where it looks like consent', () => {
  const wishes = { consent: true, adult: true, holdHours: 0, toString: 'x' };
  const { settings, problems } = readSettings(wishes, isKnown);
  expect(settings).toEqual({});
  expect(problems.map(({ setting, why }) => [setting, why])).toEqual(
    Object.keys(wishes).map((setting) => [setting, 'unknown']),
  );
});

test('a source that nobody knows is named and left out; the list goes on narrowing, even if nothing is left of it', () => {
  expect(readSettings({ sources: ['youtub', 'reddit'] }, isKnown)).toEqual({
    settings: { sources: ['reddit'] },
    problems: [{ setting: 'sources', why: 'source', source: 'youtub' }],
  });
  expect(readSettings({ sources: ['youtub'] }, isKnown).settings).toEqual({ sources: [] });
});

test('whatever a browser gives is read without an error, and what comes of it can be used', () => {
  const setting = fc.constantFrom(...Object.keys(everything), 'consent', '__proto__', 'constructor');
  fc.assert(
    fc.property(fc.dictionary(setting, fc.anything({ maxDepth: 2 })), (raw) => {
      const { settings, problems } = readSettings(raw, isKnown);
      expect(InstitutionSettings.safeParse(settings).success).toBe(true);
      expect(settings.sources?.every(isKnown) ?? true).toBe(true);
      expect(problems.length).toBeLessThanOrEqual(20);
    }),
    { numRuns: 5000 },
  );
});
