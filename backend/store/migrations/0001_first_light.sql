-- Rules for every migration (docs: storage): PostgreSQL 15 dialect; a table that holds a person's data has contributor
-- in its primary key and in every unique index; no foreign keys between such tables, and no sequences. So a batch is one local transaction
-- on one shard, and deleting a person touches one shard.

create table contributors (
  contributor  text collate "C" not null,
  study        text not null,
  public_key   text not null,
  enrolled_day date not null,
  primary key (contributor)
);

create table batches (
  contributor  text collate "C" not null,
  batch_id     uuid not null,
  digest       text not null,
  received_day date not null,
  study        text not null,
  wire         int not null,
  consents     jsonb not null,
  observations int not null,
  exposures    int not null,
  receipt      json not null, -- given back as it was, with its fields in their order
  primary key (contributor, batch_id)
);

create table observations (
  contributor    text collate "C" not null,
  day            date not null,
  id             uuid not null,
  batch_id       uuid not null,
  study          text not null,
  kind           text not null,
  source         text not null,
  surface        text not null,
  tier           text not null,
  item_id        text,
  publisher_id   text,
  publisher_name text,
  record         jsonb not null,
  primary key (contributor, day, id)
) partition by range (day);

-- Days that no partition was made for. It stays empty while the daily job runs.
create table observations_other_days partition of observations default;

create table exposures (
  contributor text collate "C" not null,
  day         date not null,
  source      text not null,
  surface     text not null,
  rules       text not null,
  batch_id    uuid not null,
  study       text not null,
  pages       int not null,
  containers  int not null,
  items       int not null,
  visible     int not null,
  parsed      int not null,
  failed      int not null,
  primary key (contributor, day, source, surface, rules, batch_id)
);
