import { type AskedField, fieldWords, hasWords } from './field-words.ts';
import type { Study, StudyCell } from './study.ts';
import { studyParagraphs, studyTextFor } from './study-texts.ts';

/** Words that the paper takes from the extension, by their names in its locale files. */
export type PaperWord =
  | `studies.paper.${'who' | 'approved' | 'approvedValue' | 'time' | 'timeValue' | 'wanted' | 'kept' | 'gets' | 'kindOn'}`
  | `studies.paper.${'nothingMore' | 'everyItem' | 'ownKey' | 'groups'}`
  | `studies.paper.${(typeof studyParagraphs)[number]}`
  | `kind.${StudyCell['kind']}`
  | `item.field.${(typeof fieldWords)[AskedField]}`;

/** A piece of the paper: an element with its text or what is in it. */
export interface PaperNode {
  tag: 'div' | 'p' | 'h3' | 'dl' | 'dt' | 'dd';
  class?: string;
  /** Language of the text, where it is the study's own; its direction follows from it. */
  lang?: string;
  text?: string;
  children?: PaperNode[];
}

/** What it takes to write the paper in somebody's language. */
export interface PaperLanguage {
  /** BCP 47. */
  tag: string;
  words: (word: PaperWord, substitutions?: string[]) => string;
  /** Name of a site as people know it. */
  siteName: (source: string) => string;
}

/**
 * What a volunteer reads of a study before they decide, as a tree: the extension draws it, and so does the operator's
 * preview, so that both show the same.
 */
export function studyPaper(study: Study, { tag, words, siteName }: PaperLanguage): PaperNode[] {
  const { locale, text } = studyTextFor(study.texts, tag);
  const said = (content: string) => ({ text: content, lang: locale });
  const { organisation, ethics, from, until, target, retentionDays, arms } = study;
  const days = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const day = (date: string) => days.format(new Date(date));
  const number = (n: number) => new Intl.NumberFormat(tag).format(n);
  const list = new Intl.ListFormat(tag);
  const fact = (label: PaperWord, value: string): PaperNode => ({
    tag: 'div',
    children: [
      { tag: 'dt', text: words(label) },
      { tag: 'dd', text: value },
    ],
  });
  return [
    { tag: 'p', class: 'lead', ...said(text.question) },
    {
      tag: 'dl',
      class: 'study-facts',
      children: [
        fact('studies.paper.who', `${organisation.name} (${organisation.website})`),
        fact(
          'studies.paper.approved',
          words('studies.paper.approvedValue', [ethics.board, ethics.reference]),
        ),
        fact('studies.paper.time', words('studies.paper.timeValue', [day(from), day(until)])),
        fact('studies.paper.wanted', number(target)),
        fact('studies.paper.kept', number(retentionDays)),
      ],
    },
    { tag: 'h3', text: words('studies.paper.gets') },
    { tag: 'dl', class: 'study-gets', children: gets(study.cells, { list, words, siteName }) },
    { tag: 'p', text: words('studies.paper.everyItem') },
    { tag: 'p', text: words('studies.paper.ownKey') },
    ...(arms
      ? [{ tag: 'p' as const, text: words('studies.paper.groups', [list.format(arms.map(groupName))]) }]
      : []),
    ...studyParagraphs.flatMap((part): PaperNode[] => [
      { tag: 'h3', text: words(`studies.paper.${part}`) },
      { tag: 'p', ...said(text[part]) },
    ]),
  ];
}

/** The name of a group as it stands in a sentence of either direction: a hyphen in it would be turned round otherwise. */
export function groupName(arm: string): string {
  return `\u2068${arm}\u2069`;
}

/** A line for each kind on each site: the fields that go along from any of its surfaces. */
function gets(
  cells: readonly StudyCell[],
  { list, words, siteName }: Pick<PaperLanguage, 'words' | 'siteName'> & { list: Intl.ListFormat },
): PaperNode[] {
  const lines = new Map<string, { source: string; kind: StudyCell['kind']; fields: Set<string> }>();
  for (const { source, kind, fields } of cells) {
    const line = lines.get(`${source}/${kind}`) ?? { source, kind, fields: new Set() };
    for (const field of fields) line.fields.add(field);
    lines.set(`${source}/${kind}`, line);
  }
  return [...lines.values()].map(({ source, kind, fields }) => {
    // A field that a newer server knows and this version has no words for is shown by its own name, never left out.
    const named = [...fields].map((field) =>
      hasWords(field) ? words(`item.field.${fieldWords[field]}`) : field,
    );
    const what = list.format([...new Set(named)]) || words('studies.paper.nothingMore');
    return {
      tag: 'div',
      children: [
        { tag: 'dt', text: words('studies.paper.kindOn', [words(`kind.${kind}`), siteName(source)]) },
        { tag: 'dd', text: what },
      ],
    };
  });
}
