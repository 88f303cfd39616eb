import { bibtexOf, pageOf } from './citation.ts';
import { inTable } from './codebook.ts';
import { licence } from './licence.ts';
import type { ReleaseFacts } from './manifest.ts';
import { standingSentence } from './protection-facts.ts';
import {
  boundSentences,
  coarseSentence,
  countedSentences,
  protectionSentences,
} from './protection-sentences.ts';
import { csvRule, keyRule, markdown } from './release-papers.ts';
import { versionRule } from './release-version.ts';
import { verifyCommands } from './verify-commands.ts';

/** What the data are good for. Printed in the datasheet and on the page. */
export const intendedUse =
  'Good for comparing what platforms show: one row with another, one window with another, within the intervals that are printed. Average over rows or windows and the noise shrinks; in a regression use sigma as known measurement error, or coefficients come out too small.';

/** What the data must not be used for. */
export const forbiddenUse =
  'Not good for estimating what a whole population sees. Not to be used to try to single out a volunteer, nor to be joined with other data for that end.';

/** `README.md`: the datasheet of a release, in plain words. */
export function readme(facts: ReleaseFacts): string {
  const page = pageOf(facts);
  const coarse = coarseSentence(facts);
  return markdown(facts, `${facts.title}, version ${facts.version}`, [
    `Released on ${facts.created} from the study "${facts.study}", made by ${facts.software}.${page === null ? '' : ` Page: ${page}`}`,
    '## Purpose',
    facts.question,
    facts.description,
    '## What is in it',
    `${facts.rows} rows of ${facts.windows.length} ${facts.windows.length === 1 ? 'window' : 'windows'}. The same rows as CSV, Parquet and JSON; every column is explained in codebook.html. ${keyRule(facts)} ${csvRule}`,
    windowTable(facts),
    ...(coarse === null ? [] : [coarse]),
    '## Whom it speaks of, and who is missing',
    standingSentence,
    facts.coverage,
    list(facts.knownBiases),
    ...countedSentences(facts),
    '## How it was collected',
    ...collection(facts),
    '## How people are protected',
    facts.protection.statement,
    `What is protected: ${facts.protection.unit} (profile ${facts.protection.profile}).`,
    list([...boundSentences(facts), ...protectionSentences(facts).map(inTable)]),
    '## Ethics',
    'Everybody in the data agreed to it, can pause, and can delete what they sent at any time: what is deleted is in no later window. Totals that were published before stay: no one person’s part can be taken out of them. Only adults may take part, and no field can hold a private message or a private account. Whether a board of ethics reviewed the study, its contact knows.',
    '## Use',
    intendedUse,
    forbiddenUse,
    '## Check',
    'measurements.json holds what was measured, with its noise; every other file follows from it. To check that nothing was changed since it was published:',
    `\`\`\`sh\n${verifyCommands.join('\n')}\n\`\`\``,
    'Compare signing-key.pub with the key that the study publishes elsewhere: a file cannot vouch for itself.',
    '## Cite, reuse, ask',
    `\`\`\`bibtex\n${bibtexOf(facts)}\n\`\`\``,
    `Licence: ${licence.title} (${licence.url}).`,
    `Contact: ${facts.contact === null ? 'the people who run the study have given no address' : inTable(facts.contact)}.`,
    `How versions are numbered: ${versionRule}`,
  ]);
}

function windowTable({ windows }: ReleaseFacts): string {
  const rows = windows.map(
    ({ from, until, closed, active, activeSigma, coarse }) =>
      `| ${from} | ${until} | ${closed} | ${active} | ${activeSigma} | ${coarse ? 'yes' : 'no'} |`,
  );
  return [
    '| First day | Last day | Received until | Active volunteers, with noise | Sigma of that | Coarse tables only |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function list(points: readonly string[]): string {
  return points.map((point) => `- ${point}`).join('\n');
}

/** How what the rows say came about. */
function collection(facts: ReleaseFacts): string[] {
  if (facts.protection.by === 'consent')
    return [
      'Volunteers wrote it in the extension, saw letter by letter what would be sent, chose who may read it, and agreed to that. A moderator let it through.',
    ];
  return [
    `Volunteers switched the recording on for each site and each kind of thing, saw every item on their own computer first, and donated it. Sites: ${facts.sources.join(', ') || 'all that can be read'}. At the time of the release pages were read by the rule packs: ${facts.rulePacks.join(', ') || 'none on record'}.`,
    'Known gaps: a page that a rule pack could not read is missing. How often that was so stands in the dataset data-quality of the same study.',
  ];
}
