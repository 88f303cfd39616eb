import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type ReportStory, StoryReportReason } from '#shared/stories/report-reason.ts';
import type { PageTools } from '../page-tools.ts';
import { readStoryFilter } from './filter-stories.ts';
import { storyShelves } from './read-stories.ts';
import { type ReportAnswer, reportPage } from './report-page.ts';
import { storiesPage } from './stories-page.ts';
import { storyPage } from './story-page.ts';

const statuses = {
  taken: 200,
  unknown: 404,
  'too-many': 429,
  'no-reason': 400,
  elsewhere: 403,
} as const satisfies Record<ReportAnswer, number>;

/** More than any form of ours has. */
const mostBytes = 2_000;

/**
 * Pages of stories that people published, and the form by which a reader reports one.
 * @param report keeps a report; without it there is no form, and a reader is told whom to write to
 */
export function storyRoutes(tools: PageTools, report?: ReportStory): Hono {
  const { site, catalogue, show, missing } = tools;
  const shelf = storyShelves(catalogue);
  const find = async (c: Context) =>
    (await shelf()).stories.find((story) => story.number === c.req.param('number'));
  const answered = (c: Context, answer: ReportAnswer) =>
    show(c, reportPage(site, c.req.param('number') ?? '', report !== undefined, answer), statuses[answer]);

  return new Hono()
    .get('/stories', (c) => c.redirect('/stories/', 301))
    .get('/stories/', async (c) =>
      show(
        c,
        storiesPage(
          await shelf(),
          readStoryFilter((name) => c.req.query(name)),
        ),
      ),
    )
    .get('/stories/:number', async (c) => {
      const story = await find(c);
      return story ? show(c, storyPage(site, story)) : missing(c);
    })
    .get('/stories/:number/report', async (c) => {
      const story = await find(c);
      return story ? show(c, reportPage(site, story.number, report !== undefined)) : missing(c);
    })
    .post(
      '/stories/:number/report',
      bodyLimit({ maxSize: mostBytes, onError: (c) => answered(c, 'no-reason') }),
      async (c) => {
        const story = await find(c);
        if (!story || report === undefined) return missing(c);
        if (!isFromHere(c)) return answered(c, 'elsewhere');
        const sent = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>);
        const reason = StoryReportReason.safeParse(sent.reason);
        return answered(c, reason.success ? await report(story.number, reason.data) : 'no-reason');
      },
    );
}

/** Whether a form was sent from a page of ours. A browser says so itself; what does not is a program, and may. */
function isFromHere(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  return site === undefined || site === 'same-origin';
}
