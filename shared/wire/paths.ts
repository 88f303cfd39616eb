/** Paths of the ingest interface, below the backend's base address. */
export const paths = {
  enrolments: '/v1/enrolments',
  batches: '/v1/batches',
  me: '/v1/me',
} as const;
