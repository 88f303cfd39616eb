/** What became of one job, in milliseconds since 1970. */
export interface JobRecord {
  name: string;
  everyMs: number;
  /** When this server began to look after it. */
  since: number;
  lastSuccess: number | undefined;
  failures: number;
}

/** Remembers when each job last succeeded, for metrics and readiness. In memory: a new process begins anew. */
export interface JobBook {
  /** The same job, whose runs are noted. Given twice under one name, both are noted as one. */
  noting<Given extends unknown[]>(
    name: string,
    everyMs: number,
    job: (...given: Given) => Promise<void>,
  ): (...given: Given) => Promise<void>;
  records(): JobRecord[];
  /** Names of jobs whose last success is twice as long ago as it should be. */
  late(): string[];
}

/** A new book. */
export function jobBook(now: () => number = Date.now): JobBook {
  const records = new Map<string, JobRecord>();
  return {
    noting(name, everyMs, job) {
      const record = records.get(name) ?? {
        name,
        everyMs,
        since: now(),
        lastSuccess: undefined,
        failures: 0,
      };
      records.set(name, record);
      return async (...given) => {
        try {
          await job(...given);
          record.lastSuccess = now();
        } catch (error) {
          record.failures++;
          throw error;
        }
      };
    },
    records: () => [...records.values()],
    late: () =>
      [...records.values()]
        .filter(({ lastSuccess, since, everyMs }) => now() - (lastSuccess ?? since) > 2 * everyMs)
        .map(({ name }) => name),
  };
}
