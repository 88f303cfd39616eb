import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/min';

/** ISO 3166-1 code of a country whose way of writing phone numbers is known. */
export type Region = CountryCode;

/** Countries looked at for a language that names none, the likeliest first. */
const usual: Readonly<Record<string, readonly Region[]>> = {
  en: ['US', 'GB'],
  es: ['ES', 'MX'],
  de: ['DE', 'AT'],
  fr: ['FR', 'BE'],
  pt: ['BR'],
  it: ['IT'],
  nl: ['NL', 'BE'],
  pl: ['PL'],
  ar: ['EG', 'SA'],
};

/** Most regions that one text is searched for: each costs time and false alarms. */
export const mostRegions = 2;

/**
 * Countries whose national phone numbers a person with this locale is likely to write: at most two, and none for a
 * language that is not known. Numbers with a country code are found without any.
 * @param locale BCP 47 (`pt-BR`) or as folders of locales are named (`pt_BR`)
 */
export function regionsOf(locale: string): Region[] {
  const [language = '', ...rest] = locale.split(/[-_]/);
  const own = rest.map((part) => part.toUpperCase()).filter((part) => isSupportedCountry(part));
  return [...new Set([...own, ...(usual[language.toLowerCase()] ?? [])])].slice(0, mostRegions);
}
