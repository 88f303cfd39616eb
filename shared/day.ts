/** Today in UTC, YYYY-MM-DD. */
export function utcDay(time: Date): string {
  return time.toISOString().slice(0, 10);
}

/** A day some days later, or earlier where negative. Days are YYYY-MM-DD. */
export function addDays(day: string, days: number): string {
  return utcDay(new Date(Date.parse(day) + days * 86_400_000));
}
