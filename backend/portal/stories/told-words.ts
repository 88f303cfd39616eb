import { html } from 'hono/html';
import { takenOut } from '#shared/stories/taken-out.ts';
import type { Html } from '../layout.ts';
import { text } from '../text.ts';
import type { ShownStory } from './read-stories.ts';

/**
 * The words of a story, in paragraphs, in their own language and direction. What a moderator took out is a black bar, and read
 * aloud as what it is.
 * @param most characters to show, cut after a word; all of them where absent
 */
export function toldWords({ text: words, redacted, language }: ShownStory, most = Infinity): Html {
  const shown = words.length > most ? `${words.slice(0, most).replace(/\s+\S*$/, '')} …` : words;
  const paragraphs = shown.split(/\n+/).filter((line) => line.trim() !== '');
  const lang = isLanguage(language) ? html` lang="${language}"` : '';
  return html`<blockquote class="told" dir="auto"${lang}>${paragraphs.map(
    (line) => html`<p>${redacted ? withBars(line) : line}</p>`,
  )}</blockquote>`;
}

function withBars(line: string): Html {
  const bar = html`<span class="taken-out" role="img" aria-label="${text('storyTakenOut')}"></span>`;
  return html`${line.split(takenOut).map((part, place) => html`${place === 0 ? '' : bar}${part}`)}`;
}

// Programs that read aloud take a wrong one for another language, so a doubtful one is left out.
function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
