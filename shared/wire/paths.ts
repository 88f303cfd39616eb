/** Paths of the ingest interface, below the backend's base address. */
export const paths = {
  enrolments: '/v1/enrolments',
  batches: '/v1/batches',
  me: '/v1/me',
  stories: '/v1/stories',
  structures: '/v1/structures',
  deletions: '/v1/deletions',
  /** For the page after an uninstall: no key is left, only what was signed before. */
  presignedDeletions: '/v1/deletions/presigned',
} as const;
