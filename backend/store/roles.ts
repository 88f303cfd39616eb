import type { SqlPool } from './sql-pool.ts';

/** What a role may do with a table: `true` with all columns, or with those that are named. */
export interface Grants {
  select?: true | readonly string[];
  insert?: true;
  update?: readonly string[];
}

/**
 * Roles of the database, and all that each may do (PostgreSQL only: the embedded database has one user). What stands
 * nowhere here is denied. Deleting, exporting, unpacking, retention and migrations are the owner's.
 *
 * `daylight_ingest` takes in what comes from the network: it can add, and read back no observation, no story and no body.
 * `daylight_publisher` makes releases: it can read what is counted, and no text that a person wrote or that only one
 * saw, but for stories that a moderator published; it notes what partners read.
 */
export const roles: Readonly<Record<string, Readonly<Record<string, Grants>>>> = {
  daylight_ingest: {
    contributors: { select: true, insert: true, update: ['recovery_key', 'recovery_id'] },
    batches: {
      select: [
        'contributor',
        'batch_id',
        'study',
        'status',
        'reason',
        'received_day',
        'receipt',
        'log_index',
        'discarded',
      ],
      insert: true,
    },
    observations: { select: ['contributor'], insert: true },
    exposures: { select: ['contributor'], insert: true },
    stories: {
      select: ['contributor', 'story_id', 'revision', 'status', 'day', 'receipt'],
      insert: true,
      update: [
        ...[
          'revision',
          'status',
          'received_day',
          'category',
          'severity',
          'audience',
          'language',
          'day',
          'digest',
        ],
        ...['record', 'body', 'receipt', 'source'],
      ],
    },
    structures: { select: ['contributor', 'structure_id', 'receipt'], insert: true },
    log_tiles: { select: true },
    log_checkpoints: { select: true },
  },
  daylight_publisher: {
    contributors: { select: ['contributor', 'study', 'enrolled_day', 'deleted_day'] },
    batches: {
      select: ['contributor', 'batch_id', 'study', 'status', 'received_day', 'observations', 'exposures'],
    },
    observations: {
      select: [
        ...['contributor', 'day', 'id', 'batch_id', 'study', 'kind', 'source', 'surface', 'tier', 'item_id'],
        ...['publisher_id', 'publisher_name', 'position', 'labels', 'reach', 'host_item', 'advertiser'],
        ...[
          'landing_domain',
          'ad_format',
          'provider',
          'answer_status',
          'cited_domains',
          'item_title',
          'received_day',
        ],
      ],
    },
    exposures: { select: true },
    stories: {
      select: [
        'contributor',
        'story_id',
        'revision',
        'study',
        'status',
        'received_day',
        'category',
        'severity',
        'audience',
        'language',
        'day',
        'source',
      ],
    },
    releases: { select: true },
    privacy_spending: { select: true },
    privacy_windows: { select: true },
    privacy_withholdings: { select: true },
    registered_figures: { select: true },
    access_audit: { select: true, insert: true, update: ['rows', 'complete'] },
    published_stories: { select: true },
  },
};

/** Statements that make the roles what they are here, whatever they were before. Names are ours alone. */
function roleStatements(): string[] {
  return Object.entries(roles).flatMap(([role, tables]) => [
    `do $$ begin create role ${role} nologin; exception when duplicate_object then null; end $$`,
    `revoke all on all tables in schema public from ${role}`,
    `grant usage on schema public to ${role}`,
    ...Object.entries(tables).flatMap(([table, grants]) =>
      Object.entries(grants).map(
        ([what, columns]) =>
          `grant ${what}${columns === true ? '' : ` (${columns.join(', ')})`} on ${table} to ${role}`,
      ),
    ),
    `grant ${role} to current_user`,
  ]);
}

/**
 * Makes the roles. It needs the right to create roles.
 * @returns whether they are there now; a database user without that right works as before, with all its own rights
 */
export async function ensureRoles(pool: SqlPool): Promise<boolean> {
  const { rows } = await pool.query<{ can: boolean }>(
    'select rolcreaterole or rolsuper as can from pg_roles where rolname = current_user',
  );
  if (!rows[0]?.can) return false;
  const client = await pool.connect();
  try {
    // Two servers that start at once must not stumble over each other.
    await client.query(`begin; select pg_advisory_xact_lock(hashtext('daylight roles'))`);
    for (const statement of roleStatements()) await client.query(statement);
    await client.query('commit');
    return true;
  } catch (error) {
    await client.query('rollback').catch(() => undefined); // The first error says what happened.
    throw error;
  } finally {
    client.release();
  }
}
