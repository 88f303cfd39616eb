import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReportStory } from '#shared/stories/report-reason.ts';
import { storyNumber } from '#shared/stories/story-number.ts';
import { takenOut } from '#shared/stories/taken-out.ts';
import { withdrawRelease } from '../../publish/withdraw-release.ts';
import { portalRoutes } from '../portal-routes.ts';
import { aPublishedStory, sampleStories } from '../testing/sample-stories.ts';

const hostile = aPublishedStory({
  text: `<script>alert(1)</script> said ${takenOut} of the shop.\n\nAnd "again".`,
  ...{ redacted: true, source: 'bing', category: 'ad-personal', severity: 'harm', day: '2026-10-09' },
});
const own = aPublishedStory({ text: `I wrote ${takenOut} myself.`, language: '"><b>', day: '2026-10-08' });
const gone = aPublishedStory({ text: 'Its writer took this back.' });
const many = Array.from({ length: 45 }, (_, place) =>
  aPublishedStory({ text: `Story number ${place}.`, source: null, category: 'other', severity: 'none' }),
);
let home: string;
let reports: [string, string][] = [];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'daylight-stories-'));
  await sampleStories(join(home, 'some'), [hostile, own, gone], { version: '1.0.0' });
  await sampleStories(join(home, 'some'), [hostile, own, ...many], { version: '1.1.0' });
  await sampleStories(join(home, 'some'), [aPublishedStory({ text: 'Withdrawn.' })], { version: '1.2.0' });
  await sampleStories(join(home, 'some'), [aPublishedStory({ text: 'Made up.' })], {
    ...{ version: '1.3.0', simulated: true, study: 'simulation' },
  });
  await sampleStories(join(home, 'some'), [aPublishedStory({ text: 'Of another study.' })], {
    ...{ version: '1.4.0', study: 'bridge' },
  });
  await withdrawRelease(join(home, 'some'), {
    ...{ dataset: 'published-stories', version: '1.2.0', day: '2026-11-28' },
    reason: 'One of them was not to be published.',
  });
  await sampleStories(join(home, 'simulated'), [aPublishedStory()], { simulated: true });
});
afterAll(() => rm(home, { recursive: true, force: true }));

const reportStory: ReportStory = async (number, reason) => {
  reports.push([number, reason]);
  return 'taken';
};

async function open(
  path: string,
  { folder = 'some', contact, form, headers = {}, report = reportStory }: Asked = {},
) {
  const app = portalRoutes({
    ...{ releasesFolder: join(home, folder), baseUrl: 'https://data.example', studyName: 'x' },
    ...(contact === undefined ? {} : { contact }),
    ...(report === null ? {} : { reportStory: report }),
  });
  const sent = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
  const response = await app.request(path, { ...sent, headers });
  const { document } = parseHTML(await response.text());
  return { response, document, told: [...document.querySelectorAll('.told')].map((one) => one.textContent) };
}
interface Asked {
  folder?: string;
  contact?: string;
  form?: Record<string, string>;
  headers?: Record<string, string>;
  report?: ReportStory | null;
}

test('stories are those of the newest standing release of each study, without made-up or withdrawn ones', async () => {
  const { told, document } = await open('/stories/');
  expect(told.slice(0, 2)).toEqual([
    '<script>alert(1)</script> said  of the shop.And "again".',
    'I wrote [taken out] myself.',
  ]);
  const all = (await Promise.all([1, 2, 3].map((page) => open(`/stories/?page=${page}`)))).flatMap(
    (one) => one.told,
  );
  expect(all).toHaveLength(48);
  expect(new Set(all).size).toBe(48);
  expect(all).toContain('Of another study.');
  for (const absent of ['Made up.', 'Withdrawn.', gone.text]) expect(all).not.toContain(absent);
  expect(document.querySelector('.banner')).toBeNull();
  expect(document.querySelector('script')).toBeNull();
});

test('what a moderator took out is a bar with words for whoever cannot see it, and nothing else is', async () => {
  const { document } = await open('/stories/');
  const bars = [...document.querySelectorAll('.taken-out')];
  expect(bars.map((bar) => bar.getAttribute('aria-label'))).toEqual(['Words taken out by a moderator']);
  expect(bars[0]?.closest('.story')?.querySelector('.tag')?.textContent).toBe('Shortened');
});

test.each([
  ['?platform=bing', 1],
  ['?category=other', 45],
  ['?severity=much', 2],
  ['?platform=youtube&severity=harm', 0],
  ['?category=nothing', 0],
])('%s shows the stories that fit all of it', async (query, count) => {
  const { document } = await open(`/stories/${query}`);
  expect(document.querySelector('.found strong')?.textContent).toBe(`${count} of 48 stories.`);
});

test('pages of what a filter found lead to each other, and a page that is none is the first', async () => {
  const { document } = await open('/stories/?category=other&page=2');
  expect([...document.querySelectorAll('.pager a')].map((link) => link.getAttribute('href'))).toEqual([
    '/stories/?category=other',
    '/stories/?category=other&page=3',
  ]);
  expect((await open('/stories/?page=-1')).told).toHaveLength(20);
  expect((await open('/stories/?page=9999')).told).toEqual([]);
});

test('a story has an address that can be quoted, and one that was taken back has none', async () => {
  const number = await storyNumber(hostile);
  const { document, told, response } = await open(`/stories/${number}`);
  expect(response.status).toBe(200);
  expect(told).toHaveLength(1);
  expect(document.querySelector('.copied')?.textContent).toContain(`https://data.example/stories/${number}`);
  for (const missing of [await storyNumber(gone), 'nothing', '%00'])
    expect((await open(`/stories/${missing}`)).response.status).toBe(404);
});

test('a doubtful language is left out of the markup', async () => {
  const { document } = await open(`/stories/${await storyNumber(own)}`);
  expect(document.querySelector('.told')?.hasAttribute('lang')).toBe(false);
});

test('made-up stories are shown where there are no others, and say what they are', async () => {
  const { document, told } = await open('/stories/', { folder: 'simulated' });
  expect(told).toHaveLength(1);
  expect(document.querySelector('.banner')).not.toBeNull();
});

test('a portal without stories says so', async () => {
  expect(
    (await open('/stories/', { folder: 'none' })).document.querySelector('.notice')?.textContent,
  ).toContain('No story has been published yet');
});

test('a report is kept with its reason, whether a browser sends it from here or a program does', async () => {
  reports = [];
  const number = await storyNumber(own);
  const path = `/stories/${number}/report`;
  const { document, response } = await open(path, {
    ...{ form: { reason: 'names-somebody' }, headers: { 'sec-fetch-site': 'same-origin' } },
  });
  expect(response.status).toBe(200);
  expect(document.querySelector('[role=status]')?.textContent).toContain('Thank you');
  await open(path, { form: { reason: 'about-me' } });
  expect(reports).toEqual([
    [number, 'names-somebody'],
    [number, 'about-me'],
  ]);
});

test.each([
  ['a reason that is none', { form: { reason: '<b>' } }, 400],
  ['no reason', { form: {} }, 400],
  [
    'a form from another website',
    { form: { reason: 'other' }, headers: { 'sec-fetch-site': 'cross-site' } },
    403,
  ],
  ['more than a form has', { form: { reason: 'other', more: 'x'.repeat(5_000) } }, 400],
  ['a portal that takes none', { form: { reason: 'other' }, report: null }, 404],
])('%s is not kept', async (_, asked: Asked, status) => {
  reports = [];
  const { response } = await open(`/stories/${await storyNumber(own)}/report`, asked);
  expect(response.status).toBe(status);
  expect(reports).toEqual([]);
});

test('a reader is told when a report was one too many, or the story has gone meanwhile', async () => {
  for (const [outcome, status] of [
    ['too-many', 429],
    ['unknown', 404],
  ] as const) {
    const { response, document } = await open(`/stories/${await storyNumber(own)}/report`, {
      ...{ form: { reason: 'other' }, report: async () => outcome },
    });
    expect(response.status).toBe(status);
    expect(document.querySelector('[role=status]')).not.toBeNull();
  }
});

test.each([
  ['study@example.org', 'mailto:study@example.org?subject=Daylight%20story%20'],
  ['https://example.org/contact', 'https://example.org/contact'],
  ['javascript:alert(1)', undefined],
  ['a@b.example?bcc=x@y.example', undefined],
])('the page for reports leads to the contact %s', async (contact, href) => {
  const { document } = await open(`/stories/${await storyNumber(own)}/report`, { contact });
  const links = [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href') ?? '');
  const found = links.find((link) => !link.startsWith('/'));
  if (href === undefined) expect(found).toBeUndefined();
  else expect(found?.startsWith(href)).toBe(true);
  expect(document.querySelector('main')?.textContent).toContain(contact);
});
