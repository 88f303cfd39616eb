import { authorOf, bibtexOf, citationFile, pageOf, titleOf } from './citation.ts';
import type { ReleaseFacts } from './manifest.ts';

/** One form in which a release can be cited. */
export interface CitationStyle {
  /** What people call it. */
  name: string;
  extension: 'txt' | 'bib' | 'ris' | 'cff';
  mediaType: string;
  /** The whole text, ending in a line break where it has several lines. Each names the version. */
  write: (facts: ReleaseFacts) => string;
}

/** The forms that programs for references read, the one for people first. */
export const citationStyles: readonly CitationStyle[] = [
  { name: 'APA', extension: 'txt', mediaType: 'text/plain; charset=utf-8', write: apaOf },
  { name: 'BibTeX', extension: 'bib', mediaType: 'application/x-bibtex; charset=utf-8', write: bibtexOf },
  {
    name: 'RIS',
    extension: 'ris',
    mediaType: 'application/x-research-info-systems; charset=utf-8',
    write: risOf,
  },
  { name: 'CFF', extension: 'cff', mediaType: 'text/yaml; charset=utf-8', write: citationFile },
];

/** A release as it is cited at the address where it is found now. */
export function citedAt(facts: ReleaseFacts, address: string): ReleaseFacts {
  return { ...facts, address };
}

/** After the 7th edition of the APA manual (10.9, data sets). */
function apaOf(facts: ReleaseFacts): string {
  const page = pageOf(facts);
  const parts = [
    `${authorOf(facts)}.`,
    `(${facts.created.slice(0, 4)}).`,
    `${titleOf(facts)} (Version ${facts.version}) [Data set].`,
    ...(page === null ? [] : [page]),
  ];
  return oneLine(parts.join(' '));
}

/** RIS: one tag a line, each with two letters, and `ER` at the end. */
function risOf(facts: ReleaseFacts): string {
  const page = pageOf(facts);
  const tags = [
    ['TY', 'DATA'],
    ['AU', authorOf(facts)],
    ['TI', titleOf(facts)],
    ['PY', facts.created.slice(0, 4)],
    ['DA', facts.created.replaceAll('-', '/')],
    ['ET', facts.version],
    ['AB', facts.question],
    ...facts.keywords.map((keyword) => ['KW', keyword]),
    ...(page === null ? [] : [['UR', page]]),
    ['ER', ''],
  ];
  return `${tags.map(([tag, value]) => `${tag}  - ${oneLine(value ?? '')}`).join('\r\n')}\r\n`;
}

// A line break would begin another tag, or another reference.
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ');
