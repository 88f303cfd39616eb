import type { Installation } from './installation.ts';
import type { PrivacySection } from './privacy-section.ts';
import { retentionSection } from './retention-section.ts';

const fillIn = (what: string) => `[to be filled in: ${what}]`;

/**
 * A data protection impact assessment (GDPR, Article 35(7)) with all that the software knows filled in. What only people
 * can judge is left open in square brackets.
 */
export function impactAssessment(here: Installation): PrivacySection[] {
  return [context(here), necessity(), retentionSection(here), risks(here), decision(here)];
}

function context(here: Installation): PrivacySection {
  const { studyName, studies, contact, baseUrl, engine, byInvitation } = here;
  const row = (name: string, value: string) => [name, value];
  return {
    id: 'what-is-done',
    title: '1. What is done with data (Article 35(7)(a))',
    paragraphs: [
      'Volunteers install a browser extension, choose sites and kinds of things, and donate what these sites showed them. This server checks, stores and counts it, and publishes figures with noise every four weeks.',
    ],
    table: {
      head: ['', 'here'],
      rows: [
        row('Installation', studyName),
        row('Public address', baseUrl ?? fillIn('BASE_URL is not set')),
        row('Controller, contact', contact ?? fillIn('DAYLIGHT_CONTACT is not set')),
        row('Data protection officer', fillIn('name, how to reach them')),
        row(
          'Processors',
          fillIn('who hosts server, database and backups, with their contracts (Article 28)'),
        ),
        row('Studies', studies.join(', ')),
        row('Who can take part', byInvitation ? 'only who was invited' : 'anybody of age'),
        row('How many, for how long', fillIn('expected volunteers, end of each study')),
        row('Database', engine === 'postgres' ? 'PostgreSQL' : 'embedded, in the data folder'),
      ],
    },
  };
}

function necessity(): PrivacySection {
  return {
    id: 'necessity',
    title: '2. Why it is necessary, and no more than that (Article 35(7)(b))',
    paragraphs: [
      `Question that the studies answer, and why no data of less people or less detail would do: ${fillIn('for each study; the ethics approval')}`,
      'Ground: consent (Article 6(1)(a), 9(2)(a)), for each scope of site, kind and readers; on record as a chain of events on the device; 365 days at most; taken back with one click.',
      'Kept small: days and no times, addresses rebuilt from allowed parts, private people counted and not read, redaction before anything is stored on the device and again here, one pseudonym for each study.',
      'Rights of Articles 15 to 21 are in the extension itself; informing people: the consent document and this installation’s privacy notice (“daylight privacy notice”).',
    ],
  };
}

function risks({ backups, engine }: Installation): PrivacySection {
  const copies = backups.encrypted ? 'backups are encrypted with a key of their own' : 'backups hold no key';
  return {
    id: 'risks',
    title: '3. Risks to people, and what stands against them (Article 35(7)(c) and (d))',
    paragraphs: [
      'What is not defended is listed in docs/security.md and docs/releases.md of the software: read both before judging.',
    ],
    table: {
      head: ['risk', 'measures in place', 'what remains, judged by you'],
      rows: [
        [
          'Somebody is recognised in what was published',
          'bounded contributions, zCDP noise drawn once, a yearly budget that the database enforces, thresholds',
          fillIn('likelihood, severity'),
        ],
        [
          'Somebody is recognised in what they donated',
          'redaction twice, no private people, days only, content encrypted apart from its key, quarantine',
          fillIn('likelihood, severity; who has access here'),
        ],
        [
          `The database (${engine}) or a backup is stolen`,
          `what people saw and wrote is encrypted; keys lie elsewhere; ${copies}`,
          fillIn('where keys and backups lie'),
        ],
        [
          'Data of third parties is donated',
          'no field can hold a commenter’s or friend’s name; personal data found by the server is kept apart',
          fillIn('likelihood, severity'),
        ],
        [
          'A deletion does not reach every copy',
          'deletions are noted beside the database and carried out again after a restore; backups end',
          fillIn('copies outside this software'),
        ],
        [
          'Minors or people under pressure take part',
          'confirmation of age; nothing is collected by default; everything can be deleted at any time, also after the device is lost',
          fillIn('how volunteers are recruited'),
        ],
      ],
    },
  };
}

function decision({ contact }: Installation): PrivacySection {
  return {
    id: 'decision',
    title: '4. Decision',
    paragraphs: [
      `Advice of the data protection officer (Article 35(2)): ${fillIn('date, advice')}`,
      `Views of volunteers or their representatives (Article 35(9)): ${fillIn('how they were asked')}`,
      `Decision, and by whom: ${fillIn('name, date')}. To be looked at again when a study begins, a site is added or the software’s consent document changes. Contact: ${contact ?? fillIn('contact')}`,
    ],
  };
}
