import { z } from 'zod';

const Text = z.string().min(20).max(1200);

/**
 * What a person reads of a study before they join, in one language, as typed fields so that none can be left out. They
 * are the elements of informed consent (45 CFR 46.116; GDPR 13).
 */
export const StudyText = z.strictObject({
  title: z.string().min(5).max(100).describe('Name of the study, in plain words'),
  question: z.string().min(20).max(300).describe('What it wants to find out, in one sentence'),
  purpose: Text.describe('Why, and what comes of it'),
  procedures: Text.describe('What happens with an item that goes to the study'),
  recipients: Text.describe('Who gets what, and who else may see it'),
  duration: Text.describe('How long taking part lasts, and how long what was sent is kept'),
  risks: Text,
  benefits: Text,
  voluntariness: Text.describe('That it is voluntary, and how to leave'),
  contact: Text.describe('Whom to ask, and whom to complain to'),
});
export type StudyText = z.infer<typeof StudyText>;

/** Paragraphs of a study, in the order in which they are read. */
export const studyParagraphs = [
  'purpose',
  'procedures',
  'recipients',
  'duration',
  'risks',
  'benefits',
  'voluntariness',
  'contact',
] as const satisfies readonly (keyof StudyText)[];

/** The texts of a study by language: English, which everybody can be shown, and any other of the extension. */
export const StudyTexts = z.strictObject({
  en: StudyText,
  ar: StudyText.optional(),
  de: StudyText.optional(),
  es: StudyText.optional(),
  fr: StudyText.optional(),
  it: StudyText.optional(),
  nl: StudyText.optional(),
  pl: StudyText.optional(),
  'pt-BR': StudyText.optional(),
});
export type StudyTexts = z.infer<typeof StudyTexts>;

/** A language that a study can have a text in. */
export type StudyLocale = keyof StudyTexts;

/** The text in somebody's language, in English where there is none. Locale as `pt-BR` or `pt_BR`. */
export function studyTextFor(texts: StudyTexts, locale: string): { locale: StudyLocale; text: StudyText } {
  const wanted = locale.replace('_', '-');
  const languages = Object.keys(texts) as StudyLocale[];
  const found =
    languages.find((language) => language === wanted) ??
    languages.find((language) => language.split('-')[0] === wanted.split('-')[0]);
  const text = found && texts[found];
  return found && text ? { locale: found, text } : { locale: 'en', text: texts.en };
}
