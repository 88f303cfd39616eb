-- Stories, deletion and the recovery key. The rules for migrations stand at the head of the first one.

alter table contributors
  add column recovery_key text,
  add column recovery_id  text collate "C",
  add column deleted_day  date; -- a tombstone: the key is not taken again, and nothing else is left of its holder

-- Not unique: nobody can reserve an id by naming another's recovery key.
create index contributors_recovery_id on contributors (recovery_id);

alter table batches add column joined jsonb; -- null in batches from before stories

create table stories (
  contributor  text collate "C" not null,
  story_id     uuid not null,
  revision     int not null,
  study        text not null,
  status       text not null, -- received, held or deleted; of a deleted story nothing is left below
  received_day date not null, -- of this revision, or the day of deletion
  category     text,
  severity     text,
  audience     text,
  language     text,
  day          date, -- day it was first sent
  digest       text,
  record       jsonb,
  receipt      json, -- given back as it was, with its fields in their order
  primary key (contributor, story_id)
);

create table deletions (
  contributor  text collate "C" not null,
  deletion_id  uuid not null,
  target       jsonb not null,
  day          date not null,
  observations int not null,
  exposures    int not null,
  stories      int not null,
  receipt      json not null,
  primary key (contributor, deletion_id)
);
