/**
 * Stores a story in one statement: a new one, or a higher revision in the place of a lower. Returns one row when it is
 * stored, none when this revision or a later one is there, the story was deleted, or the contributor is gone. The lock
 * keeps a deletion of everything from passing by.
 * Parameters: contributor, story id, revision, status, day of receipt, category, severity, audience, language, day it
 * was first sent, digest, encrypted body, receipt (as JSON text).
 */
export const storeStorySql = `
with owner as (
  select contributor, study from contributors
  where contributor = $1 and deleted_day is null
  for key share
)
insert into stories
  (contributor, story_id, revision, study, status, received_day, category, severity, audience, language, day, digest,
   body, receipt)
select owner.contributor, $2::uuid, $3::int, owner.study, $4, $5::date, $6, $7, $8, $9, $10::date, $11,
  $12::bytea, $13::json
from owner
on conflict (contributor, story_id) do update set
  revision = excluded.revision, status = excluded.status, received_day = excluded.received_day,
  category = excluded.category, severity = excluded.severity, audience = excluded.audience,
  language = excluded.language, day = excluded.day, digest = excluded.digest, body = excluded.body, record = null,
  receipt = excluded.receipt
where stories.revision < excluded.revision and stories.status <> 'deleted'
returning story_id`;
