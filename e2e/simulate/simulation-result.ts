/** What was sent, how fast, and what the server has of it. */
export interface SimulationResult {
  volunteers: number;
  batches: number;
  observations: number;
  exposures: number;
  /** Wall time of enrolling and donating. */
  seconds: number;
  observationsPerSecond: number;
  /** Milliseconds from sending a batch to its receipt, of attempts that were answered. */
  p50: number;
  p95: number;
  p99: number;
  retries: number;
  /** Records (observations, batches, exposure counts) that were receipted and that the server does not hold. */
  lost: number;
  /** Records that the server holds beyond what was sent. */
  doubled: number;
}
