import { authorOf } from './citation.ts';
import { codebookTable } from './codebook.ts';
import { licence } from './licence.ts';
import type { ReleaseFacts } from './manifest.ts';

/** How CSV differs from the other formats; printed wherever a reader may look. */
export const csvRule =
  "In the CSV file, text that a spreadsheet would run as a formula has an apostrophe (') before it. Parquet and JSON hold the text as it is. A missing value is empty in CSV and null in Parquet and JSON.";

/** What makes a row one row. */
export function keyRule({ primaryKey }: Pick<ReleaseFacts, 'primaryKey'>): string {
  return `A row is named by: ${primaryKey.join(', ')}.`;
}

/** `codebook.md`: what every column means. */
export function codebookPaper(facts: ReleaseFacts): string {
  return markdown(facts, `Codebook: ${facts.title}, version ${facts.version}`, [
    facts.description,
    codebookTable(facts.columns, facts.protection.selection),
    `${keyRule(facts)} ${csvRule}`,
    `Released on ${facts.created}.`,
  ]);
}

/** `LICENSE.txt`: the notice, and where the text of the licence is. */
export function licenceNotice(facts: ReleaseFacts): string {
  return [
    ...(facts.notice === undefined ? [] : [`${facts.notice}\n`]),
    `${facts.title}, version ${facts.version}, released on ${facts.created},`,
    `by ${authorOf(facts)} is licensed under\n`,
    `${licence.title} (${licence.name})`,
    `${licence.url}\n`,
    'You may share and adapt the data for any purpose, if you name the source and version, link the licence,',
    'and say what you changed. Names and titles in the rows belong to those who wrote them.\n',
  ].join('\n');
}

/** A paper in Markdown, the notice first when the data are made up. */
export function markdown(
  facts: Pick<ReleaseFacts, 'notice'>,
  title: string,
  parts: readonly string[],
): string {
  const notice = facts.notice === undefined ? [] : [`**${facts.notice}**`];
  return `${[...notice, `# ${title}`, ...parts].join('\n\n')}\n`;
}
