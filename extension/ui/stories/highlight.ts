/** A stretch of a text: as written, or personal and of some kind. */
export interface Segment {
  text: string;
  kind: string | null;
}

interface Span {
  start: number;
  end: number;
  kind: string;
}

/**
 * Cuts a text at the spans that were found in it (UTF-16 units), so that the segments in a row are the text again. Spans
 * may come in any order; what lies outside the text or under an earlier span counts once or not at all; half of a
 * character is never cut off.
 */
export function highlight(text: string, spans: readonly Span[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(at, wholeCharacter(text, span.start, -1));
    const end = wholeCharacter(text, span.end, 1);
    if (start >= end) continue;
    if (start > at) segments.push({ text: text.slice(at, start), kind: null });
    segments.push({ text: text.slice(start, end), kind: span.kind });
    at = end;
  }
  if (at < text.length) segments.push({ text: text.slice(at), kind: null });
  return segments;
}

/** A place in a text that does not stand between the two halves of a character. */
function wholeCharacter(text: string, index: number, step: -1 | 1): number {
  const place = Math.min(Math.max(index, 0), text.length);
  const unit = text.charCodeAt(place);
  const isLowHalf = unit >= 0xdc00 && unit <= 0xdfff && place > 0;
  const before = text.charCodeAt(place - 1);
  return isLowHalf && before >= 0xd800 && before <= 0xdbff ? place + step : place;
}
