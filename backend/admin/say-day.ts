/**
 * A day as one says it to somebody who works through a queue: how long something waits is what counts.
 * @param day YYYY-MM-DD
 * @param today YYYY-MM-DD
 */
export function sayDay(day: string, today: string): string {
  const ago = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  if (ago === 0) return 'today';
  if (ago === 1) return 'yesterday';
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return ago > 1 && ago < 31 ? `${ago} days ago` : date.format(new Date(day));
}
