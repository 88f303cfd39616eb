import { html } from 'hono/html';
import { chooser, filterForm } from '../filter-form.ts';
import type { Html, Page } from '../layout.ts';
import { platformName } from '../platform-name.ts';
import { formatCount, text } from '../text.ts';
import {
  filterStories,
  type StoryFilter,
  storiesPath,
  storiesPerPage,
  storyChoices,
} from './filter-stories.ts';
import { type ShownStory, type StoryShelf, storiesDataset } from './read-stories.ts';
import { categoryName, severityName, storyFacts } from './story-facts.ts';
import { toldWords } from './told-words.ts';

/** Characters of a story in the list; the whole of it has a page of its own. */
const mostInList = 900;

/** All published stories that fit a filter, a page at a time. */
export function storiesPage({ stories, releases, simulated }: StoryShelf, filter: StoryFilter): Page {
  const found = filterStories(stories, filter);
  const first = (filter.page - 1) * storiesPerPage;
  const shown = found.slice(first, first + storiesPerPage);
  const isAsking = storiesPath(filter, 1) !== '/stories/';
  const counted = text('storiesFound', { n: formatCount(found.length), all: formatCount(stories.length) });
  return {
    title: text('storiesTitle'),
    path:
      filter.page === 1
        ? '/stories/'
        : storiesPath({ ...filter, platform: '', category: '', severity: '' }, filter.page),
    section: 'stories',
    simulated,
    forms: true,
    content: html`<div class="head"><h1>${text('storiesTitle')}</h1><p class="lead">${text('storiesLead')}</p></div>
${
  stories.length === 0
    ? html`<p class="notice">${text('storiesNone')}</p>`
    : html`${filters(stories, filter)}
<p class="found"><strong>${counted}</strong>${isAsking ? html` <a href="/stories/">${text('filterClear')}</a>` : ''}</p>`
}
${shown.length === 0 && stories.length > 0 ? html`<p class="notice">${text('storiesNothingFound')}</p>` : ''}
<ul class="stories">${shown.map((story) => html`<li>${storyCard(story)}</li>`)}</ul>
${pager(filter, found.length)}
<section aria-labelledby="read"><h2 id="read">${text('storiesHowToRead')}</h2>
<ul class="plain">${releases.flatMap(({ manifest }) => [manifest.coverage, ...manifest.knownBiases]).map((one) => html`<li>${one}</li>`)}
<li>${text('storiesModerated')}</li><li>${text('storiesBack')}</li></ul>
<p><a href="/datasets/${storiesDataset}">${text('storiesData')}</a></p></section>`,
  };
}

function filters(stories: readonly ShownStory[], filter: StoryFilter): Html {
  const { platforms, categories, severities } = storyChoices(stories);
  return filterForm('/stories/', text('storiesFilter'), [
    chooser(
      'platform',
      text('filterPlatform'),
      platforms.map((id) => [id, platformName(id)]),
      filter.platform,
    ),
    chooser(
      'category',
      text('storiesCategory'),
      categories.map((id) => [id, categoryName(id)]),
      filter.category,
    ),
    chooser(
      'severity',
      text('storiesSeverity'),
      severities.map((id) => [id, severityName(id)]),
      filter.severity,
    ),
  ]);
}

function storyCard(story: ShownStory): Html {
  const { number, category, text: words } = story;
  return html`<article class="story"><h2>${categoryName(category)}</h2>
${storyFacts(story)}
${toldWords(story, mostInList)}
<p class="note"><a href="/stories/${number}">${text(words.length > mostInList ? 'storyReadAll' : 'storyNumber', { number })}</a> <a href="/stories/${number}/report">${text('storyReport', { number })}</a></p></article>`;
}

function pager(filter: StoryFilter, found: number): Html | string {
  const last = Math.ceil(found / storiesPerPage);
  if (last <= 1) return '';
  const { page } = filter;
  const link = (to: number, key: 'pagerEarlier' | 'pagerLater', rel: string) =>
    to < 1 || to > last
      ? ''
      : html`<a class="button quiet" rel="${rel}" href="${storiesPath(filter, to)}">${text(key)}</a>`;
  return html`<nav class="pager" aria-label="${text('pager')}">${link(page - 1, 'pagerLater', 'prev')} <span>${text('pagerAt', { page, last })}</span> ${link(page + 1, 'pagerEarlier', 'next')}</nav>`;
}
