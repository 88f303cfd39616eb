import type { JobBook } from '../jobs/job-book.ts';
import type { Family, Sample } from './family.ts';
import { gauge } from './gauge.ts';

/** When each job last succeeded, how often it should, and how often it failed. */
export function jobMetrics(jobs: JobBook): Family[] {
  const each = (value: (job: ReturnType<JobBook['records']>[number]) => number): Sample[] =>
    jobs.records().map((job) => ({ labels: { job: job.name }, value: value(job) }));
  return [
    gauge(
      'daylight_job_last_success_timestamp_seconds',
      'When a job last succeeded (Unix time); before that, when this server began.',
      () => each(({ lastSuccess, since }) => (lastSuccess ?? since) / 1000),
    ),
    gauge('daylight_job_interval_seconds', 'How often a job should succeed.', () =>
      each(({ everyMs }) => everyMs / 1000),
    ),
    {
      ...{ name: 'daylight_job_failures_total', help: 'Runs of a job that failed.', type: 'counter' },
      collect: () => each(({ failures }) => failures),
    },
  ];
}
