import { expect, test } from 'vitest';
import { materialChanges } from './material-changes.ts';
import { aStudy, aStudyText } from './testing/a-study.ts';

test('more fields, a longer time, another recipient or purpose asks everybody again', () => {
  const before = aStudy();
  const [cell] = before.cells;
  const changed = (change: object) => materialChanges(before, aStudy({ version: 2, ...change }));
  expect(changed({ cells: [{ ...cell, fields: ['item.id', 'item.title'] }] })).toEqual(['asks']);
  expect(changed({ until: '2027-02-28' })).toEqual(['until']);
  expect(changed({ retentionDays: 31 })).toEqual(['retentionDays']);
  expect(changed({ organisation: { ...before.organisation, name: 'Somebody else' } })).toEqual([
    'organisation',
  ]);
  const texts = { en: { ...aStudyText, recipients: 'Everybody reads what you were shown.' } };
  expect(changed({ texts })).toEqual(['recipients']);
});

test('a shorter time, a clearer title or another contact leaves every grant as it is', () => {
  const texts = {
    en: { ...aStudyText, title: 'Bridges, again', contact: 'Ask us at bridges@institute.example.' },
  };
  expect(materialChanges(aStudy(), aStudy({ version: 2, texts, until: '2026-12-31', target: 50 }))).toEqual(
    [],
  );
});
