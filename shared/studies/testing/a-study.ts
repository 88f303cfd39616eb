import type { Study, StudyFile } from '../study.ts';
import type { StudyText } from '../study-texts.ts';

/** Test builder: the text of a study in English. */
export const aStudyText: StudyText = {
  title: 'Bridges on the start page',
  question: 'How often does the start page show bridges to people who never looked for one?',
  purpose:
    'We want to know what a start page shows by itself, and write a report about it that everybody can read.',
  procedures: 'Of each item that you approve, the fields above go to the study, under a number of their own.',
  recipients: 'Three researchers of the institute read single items. Nobody else does.',
  duration: 'Taking part lasts until the study ends. What was sent is deleted a month later.',
  risks: 'What you are shown can say something about you, so only a few fields are asked for.',
  benefits: 'You get nothing for it. The report is there for everybody.',
  voluntariness: 'It is voluntary. You can leave at any time, and have what you sent deleted.',
  contact: 'Ask bridges@institute.example, or complain to the ethics board of the institute.',
};

/** Test builder: the file of a study that asks for titles of recommendations on the start page of YouTube. */
export function aStudyFile(change: Partial<StudyFile> = {}): StudyFile {
  return {
    ...{
      study: 'bridges',
      version: 1,
      from: '2026-11-01',
      until: '2027-01-31',
      target: 200,
      retentionDays: 30,
    },
    organisation: { name: 'Institute of Bridges', website: 'https://institute.example/' },
    ethics: { board: 'Ethics board of the institute', reference: '2026-17' },
    asks: [{ source: 'youtube', surfaces: ['home'], kinds: ['recommendation'], fields: ['item.title'] }],
    texts: { en: aStudyText },
    ...change,
  };
}

/** Test builder: the same study as it is signed. */
export function aStudy(change: Partial<Study> = {}): Study {
  const { asks: _, ...facts } = aStudyFile();
  const cells = [
    { source: 'youtube', surface: 'home', kind: 'recommendation' as const, fields: ['item.title'] },
  ];
  return { ...facts, cells, ...change };
}
