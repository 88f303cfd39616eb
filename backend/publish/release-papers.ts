import { codebookTable } from './codebook.ts';
import { licence } from './licence.ts';
import type { ReleaseFacts } from './manifest.ts';
import { versionRule } from './release-version.ts';

/** How CSV differs from the other formats; printed wherever a reader may look. */
export const csvRule =
  "In the CSV file, text that a spreadsheet would run as a formula has an apostrophe (') before it. Parquet and JSON hold the text as it is.";

/** `README.md`: the datasheet of a release, in plain words. */
export function readme(facts: ReleaseFacts): string {
  const { protection, window, unnamed } = facts;
  return markdown(facts, `${facts.title}, version ${facts.version}`, [
    `Released ${facts.created} from the study "${facts.study}". ${facts.question}`,
    facts.description,
    '## What is in it',
    `${facts.rows} rows${window.from === null ? '' : `, from ${window.from}`}, donations until ${window.until}. The same rows as CSV, Parquet and JSON; the columns are explained in codebook.md. ${csvRule}`,
    `## Who is missing\n\n${facts.coverage}\n`,
    facts.knownBiases.map((bias) => `- ${bias}`).join('\n'),
    '## How people are protected',
    `A row is published only when at least ${protection.minContributors} different volunteers stand behind it. ${suppressedSentence(facts)} ${protection.statement}`,
    `${unnamed.statement} ${unnamedSentence(facts)}`,
    `Pages were read by: ${facts.rulePacks.join(', ') || 'no rule pack is on record'}.`,
    '## Use',
    'Good for comparing how widely publishers are recommended among volunteers. Not good for estimating what a whole population sees, and not to be used to try to single out a volunteer.',
    '## Check, cite, reuse',
    'Check the files with `sha256sum -c SHA256SUMS`. Cite it as CITATION.cff says, with the version.',
    `Licence: ${licence.title} (${licence.url}).`,
    `Versions: ${versionRule}`,
  ]);
}

/** `codebook.md`: what every column means. */
export function codebookPaper(facts: ReleaseFacts): string {
  return markdown(facts, `Codebook: ${facts.title}, version ${facts.version}`, [
    facts.description,
    codebookTable(facts.columns),
    `A row is named by: ${facts.primaryKey.join(', ')}. ${csvRule} A missing value is empty in CSV and null in Parquet and JSON.`,
  ]);
}

/** How many rows the threshold held back, in one sentence. */
export function suppressedSentence({ protection }: ReleaseFacts): string {
  const { suppressedCells: cells, suppressedContributions: sum } = protection;
  if (cells === 0) return 'No row was held back.';
  const held = `${cells} ${cells === 1 ? 'row was' : 'rows were'} held back by this rule`;
  return sum === null
    ? `${held}; a total over so few would give them away.`
    : `${held}; together they stand for ${sum} contributions (a volunteer counts once in each).`;
}

/** How much was left out because it names nothing, in one sentence. */
export function unnamedSentence({ unnamed }: ReleaseFacts): string {
  if (unnamed.cells === 0) return 'There was none of them in this release.';
  return `In this release: ${unnamed.total} ${unnamed.of} in ${unnamed.cells} groups.`;
}

/** `CITATION.cff` (Citation File Format 1.2.0). JSON strings are valid YAML, so hostile text stays text. */
export function citationFile(facts: ReleaseFacts): string {
  const title = facts.notice === undefined ? facts.title : `${facts.notice}. ${facts.title}`;
  const lines = [
    ...(facts.notice === undefined ? [] : [`# ${facts.notice}`]),
    'cff-version: 1.2.0',
    'message: "If you use these data, please cite them with their version."',
    'type: dataset',
    `title: ${JSON.stringify(title)}`,
    `version: ${JSON.stringify(facts.version)}`,
    `date-released: ${JSON.stringify(facts.created)}`,
    `authors:\n  - name: ${JSON.stringify(authorOf(facts))}`,
    `license: ${licence.name}`,
    `abstract: ${JSON.stringify(facts.description)}`,
    `keywords:\n${facts.keywords.map((keyword) => `  - ${JSON.stringify(keyword)}`).join('\n')}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Whom to name as author of a release. */
export function authorOf(facts: Pick<ReleaseFacts, 'study'>): string {
  return `Daylight study "${facts.study}" and its volunteers`;
}

/** `LICENSE.txt`: the notice, and where the text of the licence is. */
export function licenceNotice(facts: ReleaseFacts): string {
  return [
    ...(facts.notice === undefined ? [] : [`${facts.notice}\n`]),
    `${facts.title}, version ${facts.version}`,
    `by ${authorOf(facts)} is licensed under\n`,
    `${licence.title} (${licence.name})`,
    `${licence.url}\n`,
    'You may share and adapt the data for any purpose, if you name the source and version, link the licence,',
    'and say what you changed. Names and titles in the rows belong to those who wrote them.\n',
  ].join('\n');
}

function markdown(facts: ReleaseFacts, title: string, parts: readonly string[]): string {
  const notice = facts.notice === undefined ? [] : [`**${facts.notice}**`];
  return `${[...notice, `# ${title}`, ...parts].join('\n\n')}\n`;
}
