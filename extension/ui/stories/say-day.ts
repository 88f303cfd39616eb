/** A moment as a day in the person's own language and time zone. */
export function sayDay(ms: number): string {
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' }).format(ms);
}
