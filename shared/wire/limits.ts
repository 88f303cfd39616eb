/** Limits that client and server agree on. Sizes in bytes, times in seconds. */
export const limits = {
  /** Compressed body of one request. */
  bodyBytes: 256 * 1024,
  /** Body after inflating: a guard against decompression bombs. */
  inflatedBytes: 2 * 1024 * 1024,
  /** Observations in one batch. */
  batchObservations: 200,
  /** Exposure rows in one batch. */
  batchExposures: 200,
  /** Largest difference between the clocks of client and server. */
  clockSkewSeconds: 300,
  /** How long a nonce is remembered; longer than twice the clock skew. */
  nonceSeconds: 660,
  /** Oldest day that a batch may speak of, in days before today (UTC). */
  oldestDays: 40,
} as const;
