import { expect, test } from 'vitest';
import { asMarkdown } from './as-markdown.ts';
import { impactAssessment } from './impact-assessment.ts';
import type { Installation } from './installation.ts';
import { privacyNotice } from './privacy-notice.ts';
import { retentionClock } from './retention-clock.ts';

const here: Installation = {
  studyName: 'Feeds | and so on',
  studies: ['feeds', 'shops'],
  contact: 'people@feeds.example',
  baseUrl: 'https://feeds.example',
  engine: 'postgres',
  retentionDays: 91,
  quarantineDays: 17,
  backups: { scheduled: true, encrypted: true, keepDays: 23 },
  byInvitation: true,
};
const papers = { notice: privacyNotice, assessment: impactAssessment };

test.each(Object.entries(papers))('the %s says what holds in this installation', (_, sections) => {
  const text = asMarkdown('Privacy', sections(here));
  for (const fact of [
    'people@feeds.example',
    'https://feeds.example',
    'PostgreSQL',
    '91 days',
    '17 days',
    '23 days',
  ])
    expect(text).toContain(fact);
  expect(text).toContain('encrypted with a key of their own');
});

test('a notice without a contact says which setting is missing', () => {
  expect(asMarkdown('Privacy', privacyNotice({ ...here, contact: undefined }))).toContain('DAYLIGHT_CONTACT');
});

test('the retention clock shows every time that can be set, and never a longer one', () => {
  const days = retentionClock(here).map((rule) => rule.days);
  expect(days).toEqual(expect.arrayContaining([91, 17, 23]));
  expect(Math.max(...days.map((n) => n ?? 0))).toBe(91);
});

test.each(Object.entries(papers))(
  'ids within the %s are unique, and tables are as wide as their heads',
  (_, of) => {
    const sections = of(here);
    expect(new Set(sections.map(({ id }) => id)).size).toBe(sections.length);
    for (const { table } of sections)
      for (const row of table?.rows ?? []) expect(row).toHaveLength(table?.head.length ?? 0);
  },
);

test('what an operator writes cannot break a table of Markdown', () => {
  expect(asMarkdown('Assessment', impactAssessment(here))).toContain(
    '| Installation | Feeds \\| and so on |',
  );
});
