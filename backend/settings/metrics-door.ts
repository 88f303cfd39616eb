import { isLoopback } from '../weak-secrets.ts';

/** Where metrics are served: nowhere without a port. */
export interface MetricsDoor {
  port: number | undefined;
  host: string;
  /** What whoever asks must bring; not needed where this machine alone can ask. */
  token: string | undefined;
}

/** One sentence when others could read metrics without a token; undefined when all is well. */
export function openDoorProblem({ port, host, token }: MetricsDoor): string | undefined {
  if (port === undefined || isLoopback(host) || token !== undefined) return undefined;
  return 'METRICS_TOKEN is missing, and METRICS_HOST lets others in: set one of 32 characters or more, or METRICS_HOST to 127.0.0.1.';
}
