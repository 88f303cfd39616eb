import { z } from 'zod';

/** An id as `newDayId` makes it. One that tells more of its time than the day is refused on every side. */
export const DayId = z
  .uuidv7()
  .refine((id) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) % 86_400_000 === 0, {
    error: 'The time in an id must be the start of a day: a minute can identify a visit',
  });
