import { html } from 'hono/html';
import { StoryCategory, StorySeverity } from '#shared/stories/category.ts';
import type { Html } from '../layout.ts';
import { platformName } from '../platform-name.ts';
import { formatDay, type TextKey, text } from '../text.ts';
import type { ShownStory } from './read-stories.ts';

const categories = {
  'recommendation-harmful': 'storyHarmful',
  'recommendation-repeated': 'storyRepeated',
  'recommendation-children': 'storyChildren',
  'ad-misleading': 'storyAdMisleading',
  'ad-personal': 'storyAdPersonal',
  'answer-wrong': 'storyAnswerWrong',
  'answer-unfair': 'storyAnswerUnfair',
  'answer-hidden-ad': 'storyHiddenAd',
  'price-different': 'storyPrice',
  'voice-assistant': 'storyVoice',
  'ride-or-delivery': 'storyRide',
  'smart-home': 'storyHome',
  wearable: 'storyWearable',
  other: 'storyOther',
} as const satisfies Record<StoryCategory, TextKey>;

const severities = {
  none: 'storySeverityNone',
  little: 'storySeverityLittle',
  much: 'storySeverityMuch',
  harm: 'storySeverityHarm',
} as const satisfies Record<StorySeverity, TextKey>;

/** What a category is called; the word itself where a later version made it. */
export function categoryName(category: string): string {
  const known = StoryCategory.safeParse(category);
  return known.success ? text(categories[known.data]) : category;
}

/** How a story affected its writer, in words. */
export function severityName(severity: string): string {
  const known = StorySeverity.safeParse(severity);
  return known.success ? text(severities[known.data]) : severity;
}

/** Where, how bad and when, in one line; and whether a moderator took words out. */
export function storyFacts({ source, severity, day, redacted }: ShownStory): Html {
  return html`<p class="facts">${source === null ? '' : html`<span>${platformName(source)}</span>`}
<span>${severityName(severity)}</span>
<span>${text('storyTold', { day: formatDay(day) })}</span>
${redacted ? html`<span class="tag">${text('storyShortened')}</span>` : ''}</p>`;
}
