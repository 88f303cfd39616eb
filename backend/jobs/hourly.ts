const hour = 3_600_000;

/** A job that comes back every hour until it is stopped. */
export interface HourlyJob {
  stop(): void;
}

/**
 * Runs a job now and every hour, one run at a time. A run that fails is reported, and comes again an hour later.
 * @param job is given nothing but the moment
 */
export function startHourly(job: (now: Date) => Promise<void>, onError: (error: unknown) => void): HourlyJob {
  let isRunning = false;
  const run = () => {
    if (isRunning) return;
    isRunning = true;
    job(new Date())
      .catch(onError)
      .finally(() => {
        isRunning = false;
      });
  };
  run();
  const timer = setInterval(run, hour);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
