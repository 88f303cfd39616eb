/** Makes a formatter once for the language of the page, which is set before anything is drawn. */
function forLanguage<T>(make: (language: string | undefined) => T): () => T {
  let made: { language: string; formatter: T } | undefined;
  return () => {
    const language = document.documentElement.lang;
    if (made?.language !== language) made = { language, formatter: make(language || undefined) };
    return made.formatter;
  };
}

const numbers = forLanguage((language) => new Intl.NumberFormat(language));
const days = forLanguage(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }),
);
const clock = forLanguage((language) => new Intl.DateTimeFormat(language, { timeStyle: 'short' }));
const weekdayClock = forLanguage(
  (language) => new Intl.DateTimeFormat(language, { weekday: 'long', hour: 'numeric', minute: '2-digit' }),
);
const distances = forLanguage((language) => new Intl.RelativeTimeFormat(language));
const seconds = forLanguage(
  (language) =>
    new Intl.NumberFormat(language, {
      style: 'unit',
      unit: 'second',
      unitDisplay: 'long',
      maximumFractionDigits: 1,
    }),
);
const hours = forLanguage(
  (language) => new Intl.NumberFormat(language, { style: 'unit', unit: 'hour', unitDisplay: 'long' }),
);
const lists = forLanguage((language) => new Intl.ListFormat(language));

/** A count: 12,345. */
export function formatNumber(n: number): string {
  return numbers().format(n);
}

/** A day of an observation: `2026-11-21` (UTC) as Nov 21, 2026. */
export function formatDay(day: string): string {
  return days().format(Date.parse(day));
}

/** A moment to come, ms since 1970: the clock time, with the weekday where it is not today. */
export function formatMoment(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return (isToday ? clock() : weekdayClock()).format(at);
}

/**
 * How far away a moment is: "in 5 hours". Rounded down, so that nobody believes to have longer than they have.
 * @returns undefined within the last minute, and after it
 */
export function formatDistance(at: number, now: number): string | undefined {
  const minutes = Math.floor((at - now) / 60_000);
  if (minutes < 1) return undefined;
  if (minutes < 60) return distances().format(minutes, 'minute');
  return distances().format(Math.floor(minutes / 60), 'hour');
}

/** A length of time in view, from milliseconds: 1.8 seconds. */
export function formatSeconds(milliseconds: number): string {
  return seconds().format(milliseconds / 1000);
}

/** A length of time in whole hours: 24 hours. */
export function formatHours(n: number): string {
  return hours().format(n);
}

/** Names side by side: A, B, and C. */
export function formatList(names: readonly string[]): string {
  return lists().format(names);
}

/** A length in whole seconds as players show it: 754 as 12:34, an hour and more as 1:02:03. */
export function formatDuration(length: number): string {
  const hour = Math.floor(length / 3600);
  const minute = Math.floor(length / 60) % 60;
  const second = `${length % 60}`.padStart(2, '0');
  return hour > 0 ? `${hour}:${`${minute}`.padStart(2, '0')}:${second}` : `${minute}:${second}`;
}
