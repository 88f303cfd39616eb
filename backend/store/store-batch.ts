/**
 * Stores a batch in one statement, hence in one transaction: the batch's row, and only where that is new its
 * observations and exposures. The key of an observation has the contributor in it, so no contributor can take an id
 * away from another; the lock keeps a deletion of everything from passing by. Returns one row when the batch is new,
 * none when its id is known or the contributor is not, or is deleted.
 * Parameters: contributor, batch id, digest, day of receipt, wire version, consents, number of observations, number of
 * exposures, receipt, observations, exposures, `source/kind` of the exhibits, consent to take part (consents, receipt and
 * what follows as JSON text).
 */
export const storeBatchSql = `
with owner as (
  select contributor, study from contributors
  where contributor = $1 and deleted_day is null
  for key share
), fresh as (
  insert into batches
    (contributor, batch_id, digest, received_day, study, wire, consents, observations, exposures, receipt, joined)
  select owner.contributor, $2::uuid, $3, $4::date, owner.study, $5::int, $6::jsonb, $7::int, $8::int, $9::json, $13::jsonb
  from owner
  on conflict do nothing
  returning contributor, batch_id, study
), new_observations as (
  insert into observations
    (contributor, day, id, batch_id, study, kind, source, surface, tier, item_id, publisher_id, publisher_name, record)
  select
    fresh.contributor, (record #>> '{seen,day}')::date, (record ->> 'id')::uuid, fresh.batch_id, fresh.study,
    record ->> 'kind', record ->> 'source', record ->> 'surface',
    case when $12::jsonb ? concat(record ->> 'source', '/', record ->> 'kind') then 'exhibit' else 'aggregate' end,
    record #>> '{item,id}', record #>> '{item,publisher,id}', record #>> '{item,publisher,name}', record
  from fresh, jsonb_array_elements($10::jsonb) as record
  on conflict do nothing
), new_exposures as (
  insert into exposures
    (contributor, day, source, surface, rules, batch_id, study, pages, containers, items, visible, parsed, failed,
     withheld, incomplete, overflow, broken, layout)
  select
    fresh.contributor, e.day, e.source, e.surface, e.rules, fresh.batch_id, fresh.study,
    e.pages, e.containers, e.items, e.visible, e.parsed, e.failed, e.withheld, e.incomplete, e.overflow, e.broken, e.layout
  from fresh, jsonb_to_recordset($11::jsonb) as e(
    day date, source text, surface text, rules text,
    pages int, containers int, items int, visible int, parsed int, failed int,
    withheld int, incomplete int, overflow int, broken int, layout text)
  on conflict do nothing
)
select batch_id from fresh`;
