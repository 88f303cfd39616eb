/**
 * A random id for something that will leave the device: a UUIDv7 (RFC 9562) whose time is the start of the day (UTC).
 * An ordinary UUIDv7 would give away the millisecond in which it was made; this one tells the day, and sorts by it.
 * @param now milliseconds since 1970
 */
export function newDayId(now: number): string {
  const day = (now - (now % 86_400_000)).toString(16).padStart(12, '0');
  return `${day.slice(0, 8)}-${day.slice(8)}-7${crypto.randomUUID().slice(15)}`;
}
