/** Paths of the interface for the extension, below the backend's base address. */
export const paths = {
  enrolments: '/v1/enrolments',
  batches: '/v1/batches',
  me: '/v1/me',
  stories: '/v1/stories',
  structures: '/v1/structures',
  deletions: '/v1/deletions',
  /** For the page after an uninstall: no key is left, only what was signed before. */
  presignedDeletions: '/v1/deletions/presigned',
  /** What is published of rule packs; each pack lies below it, under the name of its source. */
  rules: '/v1/rules',
  stopList: '/v1/rules/stop',
} as const;
