/** Why a request was refused. Client and server branch on the code; the words for people live with each side. */
export const errorCodes = [
  'body_too_large',
  'body_not_gzip',
  'body_not_json',
  'batch_invalid',
  'consent_missing',
  'consent_unknown',
  'signature_missing',
  'signature_invalid',
  'clock_skew',
  'request_replayed',
  'digest_mismatch',
  'contributor_unknown',
  'study_unknown',
  'batch_conflict',
  'media_type_unsupported',
  'not_found',
  'overloaded',
  'internal',
] as const;
export type ErrorCode = (typeof errorCodes)[number];
