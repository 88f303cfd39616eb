/**
 * Stores the structure of a page in one statement. Returns one row when it is stored, none when its id is known or the
 * contributor is gone. The lock keeps a deletion of everything from passing by.
 * Parameters: contributor, structure id, day of receipt, source, surface, rules, layout, digest, record, receipt (the last
 * two as JSON text).
 */
export const storeStructureSql = `
with owner as (
  select contributor, study from contributors
  where contributor = $1 and deleted_day is null
  for key share
)
insert into structures
  (contributor, structure_id, study, source, surface, rules, layout, received_day, digest, record, receipt)
select owner.contributor, $2::uuid, owner.study, $4, $5, $6, $7, $3::date, $8, $9::jsonb, $10::json
from owner
on conflict do nothing
returning structure_id`;
