import { z } from 'zod';
import { Day, SourceId } from '#shared/observations/fields.ts';
import { StoryCategory, StorySeverity } from '#shared/stories/category.ts';
import { takenOut } from '#shared/stories/taken-out.ts';
import { column, windowColumns } from '../publish/define-columns.ts';
import { defineDataset } from '../publish/define-dataset.ts';
import { windowDays } from '../publish/fill-columns.ts';

export default defineDataset({
  slug: 'published-stories',
  title: 'Stories that people published',
  question: 'What do people say, in their own words, that recommendations, ads and AI answers did to them?',
  description:
    'One row is one story, in the words of the person who told it. Each was agreed to by itself, for everybody to read, and let through by a moderator. Personal data was taken out before it was sent; where a moderator took out more, the row says so. A story that its writer takes back is in no later release.',
  schemaVersion: 1,
  keywords: ['stories', 'harms', 'regrets', 'testimony', 'data donation'],
  sources: [],
  coverage:
    'Stories whose writers chose that everybody may read them. How many more were told stands in the dataset story-counts.',
  knownBiases: [
    'Volunteers, not a random sample: who tells a story, and who lets everybody read it, decides that alone.',
    'A story says what its writer saw and thought. Nobody has checked it against the platform.',
  ],
  measures: [],
  readsStories: true,
  row: z.strictObject({
    ...windowColumns,
    story: column(z.int().min(1), 'Number of the story within its four weeks; it has no other meaning', {
      label: 'Story',
      unit: 'number',
      role: 'told',
    }),
    day: column(Day, 'Day on which it was first sent, in UTC', {
      label: 'Day',
      unit: 'day (UTC)',
      role: 'told',
    }),
    category: column(StoryCategory, 'What it is about, as its writer chose', {
      label: 'About',
      role: 'told',
    }),
    severity: column(StorySeverity, 'How much it affected the writer, in their own judgement', {
      label: 'How bad',
      role: 'told',
    }),
    source: column(SourceId.nullable(), 'Site that it happened on', {
      label: 'Site',
      role: 'told',
      missing: 'It happened somewhere else, or the writer pinned nothing to it',
    }),
    language: column(z.string().min(2), 'Language that it was written in (BCP 47)', {
      label: 'Language',
      role: 'told',
    }),
    text: column(
      z.string().min(1),
      'The story, after personal data was taken out. Where a moderator took words out, “[taken out]” stands; nobody writes anything in',
      {
        label: 'Story in words',
        role: 'told',
      },
    ),
    redacted: column(z.boolean(), 'true when a moderator took something out before it was published', {
      label: 'Shortened',
      role: 'told',
    }),
    taken_out: column(
      z.int().min(0),
      'Places of the text where a moderator took words out, each marked “[taken out]”',
      {
        label: 'Taken out',
        unit: 'places',
        role: 'told',
      },
    ),
    words: column(z.int().min(0), 'Words of the text', { label: 'Words', unit: 'words', role: 'told' }),
  }),
  primaryKey: ['window_start', 'story'],
  derive: (window) =>
    window.stories().map(({ published_day: _, category, severity, text, ...story }, place) => ({
      ...windowDays(window),
      ...story,
      story: place + 1,
      category: StoryCategory.parse(category),
      severity: StorySeverity.parse(severity),
      text,
      taken_out: text.split(takenOut).length - 1,
      words: text
        .replaceAll(takenOut, '')
        .split(/\s+/)
        .filter((word) => word !== '').length,
    })),
  chart: { label: 'category', value: 'words', top: 12, title: 'Published stories, the longest first' },
});
