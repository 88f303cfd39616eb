import { asMarkdown } from '../../backend/privacy/as-markdown.ts';
import { privacyNotice } from '../../backend/privacy/privacy-notice.ts';
import { longestQuarantineDays, longestRetentionDays } from '../../backend/store/retention.ts';

const longestBackupDays = 35;

/**
 * The privacy policy that a store asks for, with the longest times that the software allows. It is made of the very sections
 * that a server shows of itself under /about/privacy; what only whoever hands the extension in knows stands in square
 * brackets.
 * @param made the line that says where it comes from
 */
export function privacyPolicy(made: string): string {
  const sections = privacyNotice({
    studyName: '[name of the study]',
    studies: ['daylight'],
    contact: '[e-mail or web address]',
    baseUrl: '[address of the server]',
    engine: 'postgres',
    retentionDays: longestRetentionDays,
    quarantineDays: longestQuarantineDays,
    backups: { scheduled: true, encrypted: true, keepDays: longestBackupDays },
    byInvitation: false,
  });
  const extension = {
    id: 'in-the-browser',
    title: 'In the browser',
    paragraphs: [
      'At install the extension can read no site, records nothing and sends nothing. It asks the browser for one site at a time, in the click that switches it on. Nothing is read in private windows.',
      'What is kept lies in the browser’s own database until the person sends or removes it, at most 30 days where it waits. No part of the extension speaks with any other server than the one named below.',
      'Where an institution manages the browser, the extension reads what that has set for it in the browser: which sites are offered, whether anything can be sent, the code of an invitation. It can only narrow, it agrees to nothing, and the institution is told nothing.',
      'The use of information received from the browser’s interfaces keeps to the Chrome Web Store User Data Policy, including the Limited Use requirements.',
    ],
  };
  return asMarkdown('Privacy policy', [extension, ...sections]).replace('\n\n', `\n\n${made}\n\n`);
}
