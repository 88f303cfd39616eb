/** Paths of the interface for the extension, below the backend's base address. */
export const paths = {
  enrolments: '/v1/enrolments',
  /** Work to do before enrolling. */
  challenge: '/v1/enrolments/challenge',
  batches: '/v1/batches',
  me: '/v1/me',
  /** Where each batch of a contributor stands: stored or kept apart, and its place in the public log. */
  receipts: '/v1/receipts',
  /** Everything that is stored of a contributor. */
  export: '/v1/export',
  stories: '/v1/stories',
  structures: '/v1/structures',
  deletions: '/v1/deletions',
  /** For the page after an uninstall: no key is left, only what was signed before. */
  presignedDeletions: '/v1/deletions/presigned',
  /** What is published of rule packs; each pack lies below it, under the name of its source. */
  rules: '/v1/rules',
  stopList: '/v1/rules/stop',
  /** Signed studies that are open, will be, or were lately. */
  studies: '/v1/studies',
  /** For vetted partners, by key: exact cells, and records whose owners let people read them. */
  partnerCells: '/v1/partner/cells',
  partnerExhibits: '/v1/partner/exhibits',
  /** The public log (C2SP tlog-tiles): its checkpoint, and its tiles below `tile/`. */
  log: '/log',
} as const;
