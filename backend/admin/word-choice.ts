import { html } from 'hono/html';
import { takenOut } from '#shared/stories/taken-out.ts';
import type { ShownStory } from '../moderation/show-story.ts';
import type { Cuts } from '../moderation/take-out.ts';
import type { Html } from './frame.ts';

/** A piece of a text: a word that can be taken out, or what stands between. */
interface Piece {
  text: string;
  from: number;
  to: number;
  isWord: boolean;
  /** Kind of personal data that detectors take it for. */
  found: string | undefined;
}

/** The words of a story as boxes to tick: a moderator chooses what is taken out, and has nowhere to write. */
export function wordChoice({ content, found }: Pick<ShownStory, 'content' | 'found'>): Html {
  return html`<p class="words" lang="${content.language}" dir="auto">${piecesOf(
    content.text,
    content.language,
    found,
  ).map((piece) =>
    piece.isWord
      ? html`<label><input type="checkbox" name="out" value="${piece.from}-${piece.to}"${piece.found ? html` checked` : ''}><span>${piece.text}</span></label>`
      : piece.text,
  )}</p>`;
}

/** A story’s words, with what detectors found marked. */
export function storyWords({ content, found }: Pick<ShownStory, 'content' | 'found'>): Html {
  const { text, language } = content;
  return html`<p class="text" lang="${language}" dir="auto">${marked(text, [0, text.length], found)}</p>`;
}

/** What everybody would read without some places: a bar stands for each, and what detectors find in the rest is marked. */
export function wordsWithout({ content, found }: Pick<ShownStory, 'content' | 'found'>, cuts: Cuts): Html {
  const { text, language } = content;
  let at = 0;
  const parts: Html[] = [];
  for (const [from, to] of cuts) {
    parts.push(html`${marked(text, [at, from], found)}${bar}`);
    at = to;
  }
  return html`<blockquote lang="${language}" dir="auto">${parts}${marked(text, [at, text.length], found)}</blockquote>`;
}

/** A text as it is published, with a bar in the place of each mark. */
export function publishedWords(text: string): Html {
  const [first = '', ...more] = text.split(takenOut);
  return html`<p class="text" dir="auto">${first}${more.map((words) => html`${bar}${words}`)}</p>`;
}

const bar = html`<mark class="out">${takenOut}</mark>`;

/** A piece of a text, with what detectors found in it marked. */
function marked(text: string, [from, to]: [number, number], found: ShownStory['found']): Html[] {
  let at = from;
  const parts: Html[] = [];
  for (const { start, end, kind } of found) {
    const [first, last] = [Math.max(start, at), Math.min(end, to)];
    if (first >= last) continue;
    parts.push(
      html`${text.slice(at, first)}<mark title="${kind}">${text.slice(first, last)}<span class="unseen"> (looks like: ${kind})</span></mark>`,
    );
    at = last;
  }
  return [...parts, html`${text.slice(at, to)}`];
}

/** Cuts a text into words, as its language does; what detectors found is one word each. */
function piecesOf(text: string, language: string, found: ShownStory['found']): Piece[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const pieces: Piece[] = [];
  const addWords = (from: number, to: number) => {
    for (const { segment, index, isWordLike = false } of segmenter.segment(text.slice(from, to)))
      pieces.push({
        ...{ text: segment, from: from + index, to: from + index + segment.length },
        ...{ isWord: isWordLike, found: undefined },
      });
  };
  let at = 0;
  for (const { start, end, kind } of found) {
    addWords(at, start);
    pieces.push({ text: text.slice(start, end), from: start, to: end, isWord: true, found: kind });
    at = end;
  }
  addWords(at, text.length);
  return pieces;
}
