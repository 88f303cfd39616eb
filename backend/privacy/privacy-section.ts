/** A part of a paper on privacy, for a page or for Markdown. All of it is plain text without markup. */
export interface PrivacySection {
  /** Stable name, for addresses within a page: lower case, hyphens. */
  id: string;
  title: string;
  paragraphs: readonly string[];
  /** Beside the text, where a table says it better. Every row has as many cells as the head. */
  table?: { head: readonly string[]; rows: readonly (readonly string[])[] };
}
