import type { Study } from './study.ts';
import { type StudyLocale, studyParagraphs } from './study-texts.ts';

/** Paragraphs of which a change is material: nobody may be bound to more than they read. */
const materialParagraphs = studyParagraphs.filter(
  (part) => part !== 'benefits' && part !== 'contact' && part !== 'voluntariness' && part !== 'risks',
);

/**
 * What of a later version concerns those who agreed to an earlier one: what goes to it, for how long, to whom, what for.
 * Where there is anything, they are asked again. A text in one more language is none, nor is a shorter time.
 * @returns names of the changed parts
 */
export function materialChanges(before: Study, after: Study): string[] {
  const texts = (Object.keys(before.texts) as StudyLocale[]).flatMap((locale) =>
    materialParagraphs.filter((part) => before.texts[locale]?.[part] !== after.texts[locale]?.[part]),
  );
  const changed = [
    ...(isSame(before.cells, after.cells) ? [] : ['asks']),
    ...(isSame(before.organisation.name, after.organisation.name) ? [] : ['organisation']),
    ...(isSame(before.arms, after.arms) ? [] : ['arms']),
    ...(after.until > before.until ? ['until'] : []),
    ...(after.retentionDays > before.retentionDays ? ['retentionDays'] : []),
    ...texts,
  ];
  return [...new Set(changed)];
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
