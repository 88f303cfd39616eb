import { addDays, utcDay } from '#shared/day.ts';
import type { StudyList } from '#shared/studies/signed-study.ts';
import type { KnownStudies, LimitedStudy } from '../ingest/known-studies.ts';
import type { SqlPool } from '../store/sql-pool.ts';
import { lastDayOf, newestOf, type PublishedStudy, readStudies } from './read-studies.ts';

/** How long a study that is over is listed at least, in days: so that every device hears of its end. */
const listedAfterEnd = 60;

/** Milliseconds between two looks at what other servers and commands have published. */
const pause = 15_000;

/**
 * Which studies a server has to do with: its own, and those with an end, out of the database. Kept in memory, since it is
 * asked at every request, and read again every quarter of a minute and after every order.
 */
export class StudyBook implements KnownStudies {
  readonly #pool: Pick<SqlPool, 'query'>;
  readonly #own: ReadonlySet<string>;
  #published: readonly PublishedStudy[] = [];
  #limited: ReadonlyMap<string, LimitedStudy> = new Map();

  /** @param own the studies of this server that have no end */
  constructor(pool: Pick<SqlPool, 'query'>, own: readonly string[]) {
    this.#pool = pool;
    this.#own = new Set(own);
  }

  /** Reads what is published now. */
  async refresh(): Promise<void> {
    const published = await readStudies(this.#pool);
    this.#published = published;
    this.#limited = new Map(
      newestOf(published).map(({ study, closed }) => {
        const versions = published.filter((one) => one.study.study === study.study);
        return [
          study.study,
          { study, closed, versions: new Map(versions.map((one) => [one.signed.digest, one.study])) },
        ];
      }),
    );
  }

  /** Reads it again and again, until it is stopped. */
  follow(onError: (error: unknown) => void): { stop(): void } {
    const timer = setInterval(() => void this.refresh().catch(onError), pause);
    timer.unref();
    return { stop: () => clearInterval(timer) };
  }

  has(study: string): boolean {
    return this.#own.has(study) || this.#limited.has(study);
  }

  limited(study: string): LimitedStudy | undefined {
    return this.#own.has(study) ? undefined : this.#limited.get(study);
  }

  *[Symbol.iterator](): Iterator<string> {
    yield* this.#own;
    yield* this.#limited.keys();
  }

  /**
   * What volunteers' extensions are told: what is open, will be, was lately, or still holds what was sent to it, which a
   * recovery code can then delete.
   */
  list(now: Date): StudyList {
    const today = utcDay(now);
    const listed = newestOf(this.#published).filter(
      (one) => addDays(lastDayOf(one), Math.max(listedAfterEnd, one.study.retentionDays)) >= today,
    );
    return { studies: listed.slice(-50).map(({ signed, closed }) => ({ signed, closed })) };
  }
}
