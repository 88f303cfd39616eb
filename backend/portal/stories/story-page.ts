import { html } from 'hono/html';
import type { Page, Site } from '../layout.ts';
import { copied } from '../load-section.ts';
import { text } from '../text.ts';
import { type ShownStory, storiesDataset } from './read-stories.ts';
import { categoryName, storyFacts } from './story-facts.ts';
import { toldWords } from './told-words.ts';

/** One story, whole, at an address that can be quoted. */
export function storyPage(site: Site, story: ShownStory): Page {
  const { number, category, redacted, day, release } = story;
  const { version, simulated } = release.manifest;
  const path = `/stories/${number}`;
  const citation = text('storyCitation', {
    ...{ number, study: release.manifest.study, year: day.slice(0, 4), version },
    url: `${site.baseUrl}${path}`,
  });
  return {
    title: text('storyTitle', { number }),
    path,
    section: 'stories',
    simulated,
    content: html`<article class="head"><h1>${categoryName(category)}</h1>
${storyFacts(story)}
${toldWords(story)}
${redacted ? html`<p class="note">${text('storyShortenedText')}</p>` : ''}
<p class="note">${text('storyUnchecked')}</p>
<section aria-labelledby="cite"><h2 id="cite">${text('storyCite')}</h2>${copied(text('storyCite'), citation, 'wraps')}
<p><a href="/datasets/${storiesDataset}/${version}/">${text('storyRelease', { version })}</a></p></section>
<p class="actions"><a class="button quiet" href="${path}/report">${text('storyReport', { number })}</a> <a class="button quiet" href="/stories/">${text('storyAll')}</a></p></article>`,
  };
}
