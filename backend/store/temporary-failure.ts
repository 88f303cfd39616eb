const networkCodes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN']);
const networkMessages =
  /timeout exceeded when trying to connect|Connection terminated|is not queryable|database is closed/;

/**
 * Whether an error of the store is one that passes: the database is unreachable, shutting down, short of room, or
 * gave way to another transaction (SQLSTATE classes 08, 57, 58, 53 and 40). What was asked for was then not stored, and may be asked for again.
 */
export function isTemporaryFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.every(isTemporaryFailure);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return networkCodes.has(code) || /^(08|40|53|57|58)...$/.test(code) || networkMessages.test(error.message);
}
