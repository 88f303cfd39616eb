import { nearest } from '#shared/studies/nearest.ts';

/** Variables that set up builds and tests of this project, and that a server may find in its environment. */
const ofOthers = new Set(
  ['BACKEND', 'CHROMIUM', 'OUT', 'PAGES', 'RULES_KEY', 'STUDY'].map((name) => `DAYLIGHT_${name}`),
);

/**
 * One sentence for each variable that looks like a setting and is none. A mistyped one would otherwise be ignored, and
 * data kept longer, or a door stand wider open, than its operator believes.
 * @param known all names that mean something
 */
export function unknownSettings(environment: Record<string, string>, known: readonly string[]): string[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith('DAYLIGHT_') && !known.includes(name) && !ofOthers.has(name))
    .map((name) => {
      const meant = nearest(name, known);
      return `${name} is no setting${meant ? `: did you mean ${meant}?` : ': docs/settings.md has the list.'}`;
    });
}
