import { html } from 'hono/html';
import type { ShownStory } from '../moderation/show-story.ts';
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
  let at = 0;
  const parts: Html[] = [];
  for (const { start, end, kind } of found) {
    parts.push(
      html`${content.text.slice(at, start)}<mark title="${kind}">${content.text.slice(start, end)}<span class="unseen"> (looks like: ${kind})</span></mark>`,
    );
    at = end;
  }
  return html`<p class="text" lang="${content.language}" dir="auto">${parts}${content.text.slice(at)}</p>`;
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
