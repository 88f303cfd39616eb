import { licence } from './licence.ts';
import type { ReleaseFacts } from './manifest.ts';

type Cited = Pick<ReleaseFacts, 'study' | 'title' | 'version' | 'created' | 'dataset' | 'address' | 'notice'>;

/** Whom to name as author of a release. */
export function authorOf(facts: Pick<ReleaseFacts, 'study'>): string {
  return `Daylight study "${facts.study}" and its volunteers`;
}

/** The title, after the notice when the data are made up. */
export function titleOf({ notice, title }: Pick<ReleaseFacts, 'notice' | 'title'>): string {
  return notice === undefined ? title : `${notice}. ${title}`;
}

/** Address of the release's page, where its portal has one; `null` otherwise. */
export function pageOf({ address, dataset, version }: Cited): string | null {
  return address === null ? null : `${address}/datasets/${dataset}/${version}/`;
}

/** How to cite a release, as BibTeX. */
export function bibtexOf(facts: Cited): string {
  const page = pageOf(facts);
  const fields = [
    ['author', `{${plain(authorOf(facts))}}`],
    ['title', `{${plain(titleOf(facts))}}`],
    ['year', facts.created.slice(0, 4)],
    ['version', facts.version],
    ['note', `Dataset ${facts.dataset}, released on ${facts.created}`],
    ...(page === null ? [] : [['url', page]]),
  ];
  const lines = fields.map(([name, value]) => `  ${name} = {${value}}`);
  return `@misc{daylight-${facts.dataset}-${facts.version},\n${lines.join(',\n')}\n}`;
}

// Braces and backslashes mean something to BibTeX, quotation marks look odd there.
const plain = (text: string) => text.replaceAll(/[{}\\"]/g, '');

/** `CITATION.cff` (Citation File Format 1.2.0). JSON strings are valid YAML, so hostile text stays text. */
export function citationFile(facts: ReleaseFacts): string {
  const page = pageOf(facts);
  const lines = [
    ...(facts.notice === undefined ? [] : [`# ${facts.notice}`]),
    'cff-version: 1.2.0',
    'message: "If you use these data, please cite them with their version."',
    'type: dataset',
    `title: ${JSON.stringify(titleOf(facts))}`,
    `version: ${JSON.stringify(facts.version)}`,
    `date-released: ${JSON.stringify(facts.created)}`,
    `authors:\n  - name: ${JSON.stringify(authorOf(facts))}`,
    `license: ${licence.name}`,
    ...(page === null ? [] : [`url: ${JSON.stringify(page)}`]),
    `abstract: ${JSON.stringify(facts.description)}`,
    `keywords:\n${facts.keywords.map((keyword) => `  - ${JSON.stringify(keyword)}`).join('\n')}`,
  ];
  return `${lines.join('\n')}\n`;
}
