import { StoryCategory, StorySeverity } from '#shared/stories/category.ts';
import { kindsOf, publicSources } from '../../measure/public-sources.ts';

const days = ['2026-11-02', '2026-11-10', '2026-11-18', '2026-11-26'];

/**
 * Fills `seen`, `exposed` and `told` with made-up rows of so many people, the same on every engine: nobody behaves like
 * another, some very actively, and something is missing here and there.
 */
export async function fillLaidOutTables(
  { run }: { run(sql: string): Promise<unknown> },
  people: number,
): Promise<void> {
  const seen: string[] = [];
  const exposed: string[] = [];
  const told: string[] = [];
  const next = numbers(1);
  const pick = <T>(list: readonly T[]) => list[next(list.length)] as T;
  for (let person = 1; person <= people; person += 1) {
    const isActive = next(4) === 0;
    const things = isActive ? 400 : 10 + next(60);
    for (let i = 0; i < things; i += 1) {
      const source = pick(publicSources);
      const surface = pick(source.surfaces);
      const week = next(4);
      const kind = pick(surface.kinds.length > 0 ? surface.kinds : kindsOf(source));
      const isAnswer = kind === 'answer';
      seen.push(
        values([
          ...[person, days[week], week, kind, source.source, surface.id],
          next(5) === 0 ? null : next(30),
          pick(['search', 'recommendation', 'direct', 'unknown']),
          next(2) === 0 ? null : `v${next(20)}`,
          next(6) === 0 ? null : `v${next(20)}`,
          next(6) === 0 ? null : `Title 'of' ${next(20)} ü`,
          next(6) === 0 ? null : `Channel ${next(9)}`,
          kind === 'ad' ? `Advertiser ${next(9)}` : null,
          kind === 'ad' && next(3) > 0 ? `shop${next(9)}.example` : null,
          isAnswer ? pick(['answered', 'answered', 'refused', 'unavailable', 'partial']) : null,
          isAnswer ? pick(['', 'a.example', 'a.example b.example', 'c.example a.example d.example']) : null,
        ]),
      );
    }
    for (let i = 0; i < (isActive ? 80 : 8); i += 1) {
      const source = pick(publicSources);
      const [week, pages, items] = [next(4), 1 + next(40), next(900)];
      const failed = next(items / 8 + 1);
      const withheld = next(items / 8 + 1);
      const parsed = items - failed - withheld;
      exposed.push(
        values([
          ...[person, days[week], week, source.source, pick(source.surfaces).id],
          `${source.source}@${next(5) === 0 ? source.version + 1 : source.version}`,
          ...[pages, next(pages + 1), items, next(parsed + 1), parsed, failed, withheld],
          ...[next(parsed / 4 + 1), next(9), next(pages + 1)],
        ]),
      );
    }
    if (next(3) === 0) {
      const site = pick([null, 'foreign', ...publicSources.map(({ source }) => source)]);
      const week = next(4);
      told.push(
        values([person, days[week], week, pick(StoryCategory.options), pick(StorySeverity.options), site]),
      );
    }
  }
  for (const [table, rows] of Object.entries({ seen, exposed, told }))
    if (rows.length > 0) await run(`insert into ${table} values ${rows.join(', ')}`);
}

function values(row: readonly (string | number | null | undefined)[]): string {
  const literals = row.map((value) =>
    typeof value === 'number' ? value : value == null ? 'null' : `'${value.replaceAll("'", "''")}'`,
  );
  return `(${literals.join(', ')})`;
}

/** Whole numbers from 0 to below a limit, the same on every machine: the generator of Park and Miller. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * Math.max(1, Math.floor(below)));
  };
}
