import names from './locales/en-values.json' with { type: 'json' };
import { findPlatform, platformName } from './platform-name.ts';
import { categoryName, severityName } from './stories/story-facts.ts';
import { formatShortDay } from './text.ts';

const known = new Map(Object.entries<string>(names));

/**
 * A value of a dimension as people say it: platforms by their names, days as days, codes in words. A code that no words
 * are known for is said with spaces; files and codebook keep it as it is.
 * @param column name of the column that it stands in
 */
export function valueName(column: string, value: string): string {
  if (column === 'source') return platformName(value);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return formatShortDay(new Date(value));
  const words = known.get(`${column}.${value}`) ?? findPlatform(value)?.name ?? storyWord(column, value);
  return words ?? (/^[a-z][a-z0-9-]*$/.test(value) ? value.replaceAll('-', ' ') : value);
}

/** The column `name` of stories holds categories, severities and sites. */
function storyWord(column: string, value: string): string | undefined {
  if (column !== 'name' && column !== 'category' && column !== 'severity') return undefined;
  return [categoryName(value), severityName(value)].find((words) => words !== value);
}
