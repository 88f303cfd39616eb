/** Languages of the corpus, each also the locale whose phone numbers are looked for. */
export const languages = ['en', 'de', 'es', 'fr', 'it'] as const;
export type Language = (typeof languages)[number];
