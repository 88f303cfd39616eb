import type { Installation } from './installation.ts';
import type { PrivacySection } from './privacy-section.ts';
import { retentionSection } from './retention-section.ts';

/** What this installation tells everybody about their data (GDPR, Article 13), in the order in which people ask. */
export function privacyNotice(here: Installation): PrivacySection[] {
  return [
    whoRunsThis(here),
    whatIsCollected(here),
    why(),
    whoReads(),
    retentionSection(here),
    rights(here),
    safety(here),
  ];
}

function whoRunsThis({ studyName, contact, baseUrl }: Installation): PrivacySection {
  return {
    id: 'who-runs-this',
    title: 'Who runs this',
    paragraphs: [
      `${studyName}${baseUrl ? ` at ${baseUrl}` : ''} is run by the organisation that you reach at ${contact ?? '(no contact is set: DAYLIGHT_CONTACT)'}. It alone decides what is done with the data, and answers for it.`,
      'The software is Daylight. Its makers receive nothing from this server.',
    ],
  };
}

function whatIsCollected({ byInvitation }: Installation): PrivacySection {
  return {
    id: 'what-is-collected',
    title: 'What is collected',
    paragraphs: [
      'Only what a volunteer switched on in the extension, site by site and kind by kind: recommendations, ads, search results and AI answers that were really on their screen, with their place, the day, and how long they were in view; how many there were; and stories that they wrote. What a person typed only where they ticked that too.',
      'Never a name, an account, a password, private messages, the browser’s history or a location. Private people who publish somewhere are counted and not read. E-mail addresses, phone, card and account numbers are taken out on the device, and looked for once more here.',
      'A contributor is a random key that their own device made. It is not linked to a name or an address, and it is another one in each study.',
      ...(byInvitation
        ? ['This installation takes only those who were invited; which invitation was used is not stored.']
        : []),
    ],
  };
}

function why(): PrivacySection {
  return {
    id: 'why',
    title: 'Why, and on what ground',
    paragraphs: [
      'To find out, for everybody to check, what consumer AI shows people. The ground is consent (GDPR, Article 6(1)(a) and, where what was shown tells of beliefs or health, Article 9(2)(a)); for research and statistics Article 89 holds.',
      'Consent is given by an act of its own for each kind of thing, lasts 365 days at most, and can be taken back as easily. Nothing is decided about anybody by machine.',
    ],
  };
}

function whoReads(): PrivacySection {
  return {
    id: 'who-reads-it',
    title: 'Who can read it',
    paragraphs: [
      'Everybody: published figures, in which each person counts only so much and to which noise is added once; and stories that their writers gave to everybody, after a moderator has looked at them.',
      'Partners with a key of this installation: exact counts of at least 20 people, and single items whose contributors agreed that a person may read them. Each access is on record.',
      'Whoever runs this server can read what is stored on it. No one else gets it: nothing is sold, and nothing is sent to another company.',
    ],
  };
}

function rights({ contact }: Installation): PrivacySection {
  return {
    id: 'your-rights',
    title: 'What you can do',
    paragraphs: [
      'In the extension, without asking anybody: see everything that is held (access), take it with you as a file (portability), delete one item, one site or everything (erasure), pause, and take consent back. The recovery code does it when the device is lost.',
      `For anything else, and to object: ${contact ?? 'the organisation that runs this'}. You can also complain to the data protection authority of your country.`,
      'We cannot find your data by your name, since we do not have it. Your key proves what is yours.',
    ],
  };
}

function safety({ engine, backups }: Installation): PrivacySection {
  const database = engine === 'postgres' ? 'PostgreSQL' : 'an embedded database on the same machine';
  return {
    id: 'how-it-is-kept',
    title: 'How it is kept',
    paragraphs: [
      `In ${database}. What people saw and wrote is encrypted with a key that is not in the database. Every request is signed by its sender; logs hold no address and no contributor.`,
      backups.scheduled
        ? `Backups are made by the server itself${backups.encrypted ? ', encrypted with a key of their own' : ''}, and are gone after ${backups.keepDays} days. They hold no key.`
        : `Backups are made by the operator, and are kept ${backups.keepDays} days at most. They hold no key.`,
    ],
  };
}
