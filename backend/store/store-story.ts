/**
 * Stores a story in one statement: a new one, or a higher revision in the place of a lower. Returns one row when it is
 * stored, none when this revision or a later one is there, the story was deleted, or the contributor is gone. The lock
 * keeps a deletion of everything from passing by.
 * Parameters: contributor, story id, revision, status, day of receipt, category, severity, audience, language, day it
 * was first sent, digest, encrypted body, receipt (as JSON text), source. The update names them again
 * instead of what was excluded: that would need the right to read what is there.
 */
export const storeStorySql = `
with owner as (
  select contributor, study from contributors
  where contributor = $1 and deleted_day is null
  for key share
)
insert into stories
  (contributor, story_id, revision, study, status, received_day, category, severity, audience, language, day, digest,
   body, receipt, source)
select owner.contributor, $2::uuid, $3::int, owner.study, $4, $5::date, $6, $7, $8, $9, $10::date, $11,
  $12::bytea, $13::json, $14
from owner
on conflict (contributor, story_id) do update set
  revision = $3::int, status = $4, received_day = $5::date, category = $6, severity = $7, audience = $8, language = $9,
  day = $10::date, digest = $11, body = $12::bytea, record = null, receipt = $13::json, source = $14
where stories.revision < $3::int and stories.status <> 'deleted'
returning story_id`;
