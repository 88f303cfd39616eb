import type { Figure } from '../measure/figure.ts';
import { figureDigest } from '../measure/load-figures.ts';
import type { SqlPool } from '../store/sql-pool.ts';

/** A figure, and since when its meaning is on record. */
export interface RegisteredFigure {
  figure: Figure;
  digest: string;
  registered: string;
}

/**
 * Puts the meaning of every headline figure on record, where it is not yet. A figure whose meaning changes is another one
 * from then on.
 * @param day YYYY-MM-DD
 */
export async function registerFigures(
  pool: Pick<SqlPool, 'query'>,
  study: string,
  figures: readonly Figure[],
  day: string,
): Promise<void> {
  for (const figure of figures)
    await pool.query(
      `insert into registered_figures (study, figure, digest, registered_day) values ($1, $2, $3, $4::date)
       on conflict do nothing`,
      [study, figure.id, figureDigest(figure), day],
    );
}

/** Figures that count in a window: what they mean was on record before it began. */
export async function figuresBefore(
  pool: Pick<SqlPool, 'query'>,
  study: string,
  figures: readonly Figure[],
  from: string,
): Promise<RegisteredFigure[]> {
  const { rows } = await pool.query<{ figure: string; digest: string; registered_day: string }>(
    `select figure, digest, registered_day from registered_figures where study = $1 and registered_day < $2::date`,
    [study, from],
  );
  return figures.flatMap((figure) => {
    const digest = figureDigest(figure);
    const found = rows.find((row) => row.figure === figure.id && row.digest === digest);
    return found ? [{ figure, digest, registered: found.registered_day }] : [];
  });
}
