import { InstitutionSettings } from './settings.ts';

/**
 * Something that an institution set and that is not used: a setting that does not exist, a value that it cannot have, or a
 * source that this version does not know.
 */
export interface SettingProblem {
  setting: string;
  why: 'unknown' | 'value' | 'source';
  /** Name of the source. */
  source?: string;
}

/** What an institution set, as far as it can be used, and what of it cannot. */
export interface ReadSettings {
  settings: InstitutionSettings;
  problems: SettingProblem[];
}

/** More than this is no mistake of anybody that a list of mistakes would help. */
const mostProblems = 20;

/**
 * Reads what an institution set, one setting after the other, so that a mistake in one leaves the others as they are. Of a
 * list of sources those that nobody knows are left out; the list itself goes on narrowing.
 * @param raw what the browser gives, whatever that is
 * @param isKnown whether this version has a source of that name
 */
export function readSettings(raw: unknown, isKnown: (source: string) => boolean): ReadSettings {
  const problems: SettingProblem[] = [];
  const usable: Record<string, unknown> = {};
  const given = typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? raw : {};
  const { shape } = InstitutionSettings;
  for (const [setting, value] of Object.entries(given)) {
    if (!Object.hasOwn(shape, setting)) problems.push({ setting: setting.slice(0, 80), why: 'unknown' });
    else if (value === undefined || !shape[setting as keyof typeof shape].safeParse(value).success)
      problems.push({ setting, why: 'value' });
    else usable[setting] = value;
  }
  const settings = InstitutionSettings.parse(usable);
  const unknown = settings.sources?.filter((source) => !isKnown(source)) ?? [];
  for (const source of unknown)
    problems.push({ setting: 'sources', why: 'source', source: source.slice(0, 80) });
  if (settings.sources) settings.sources = settings.sources.filter(isKnown);
  return { settings, problems: problems.slice(0, mostProblems) };
}
