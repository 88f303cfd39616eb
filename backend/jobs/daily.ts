const day = 86_400_000;
const hour = 3_600_000;

/** A job that comes back every day until it is stopped. */
export interface DailyJob {
  stop(): void;
}

/**
 * Runs a job shortly after each midnight (UTC). A run that fails is reported, and comes again an hour later.
 * @param job is given nothing but the moment; it must be safe to run twice
 */
export function startDaily(
  job: (now: Date) => Promise<void>,
  onError: (error: unknown) => void,
  now: () => Date = () => new Date(),
): DailyJob {
  let timer: NodeJS.Timeout;
  let isStopped = false;
  const plan = (milliseconds: number) => {
    if (isStopped) return;
    timer = setTimeout(run, milliseconds);
    timer.unref();
  };
  const run = () => {
    job(now()).then(
      () => plan(millisecondsToNextRun(now())),
      (error: unknown) => {
        onError(error);
        plan(hour);
      },
    );
  };
  plan(millisecondsToNextRun(now()));
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** Milliseconds until one minute past the next midnight in UTC, at least one minute. */
export function millisecondsToNextRun(now: Date): number {
  const minute = 60_000;
  return Math.max(minute, day - (now.getTime() % day) + minute);
}
