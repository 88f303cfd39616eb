-- Batches as they came, encrypted; the public log; what releases held. The rules for migrations stand at the head of the
-- first one, and one more: a migration only adds what the version before can work beside, and never takes away what it
-- needs. What is not needed any more is dropped one version later.

alter table batches
  add column status     text not null default 'stored', -- stored; waiting: not unpacked yet; quarantined: never counted
  add column reason     text,   -- why it is quarantined
  add column body       bytea,  -- the gzip bytes that were signed, encrypted; null in batches of earlier versions
  add column trimmed    boolean not null default false, -- something of it was deleted, so it no longer fits its digest
  add column commitment bytea,  -- its entry in the public log; the salt that gives it meaning is in the receipt
  add column log_index  bigint; -- place in the log, once it has one

-- Compressed and encrypted already: another attempt would only cost time.
alter table batches alter column body set storage external;

create index batches_waiting on batches (contributor) where status = 'waiting';
create index batches_unlogged on batches (contributor) where log_index is null and commitment is not null;

-- An observation's row is what can be counted of it. Its words are in the body of its batch.
alter table observations
  alter column record drop not null,
  add column position       int,
  add column labels         text[],
  add column reach          text,
  add column host_item      text,
  add column item_title     text,
  add column advertiser     text,
  add column landing_domain text,
  add column ad_format      text,
  add column provider       text,
  add column answer_status  text,
  add column cited_domains  text[];

alter table stories add column body bytea; -- encrypted; takes the place of record
alter table stories alter column body set storage external;

-- What was published, so that a deletion can say where something was. Nothing in these tables is of one person.
create table releases (
  dataset       text not null,
  version       text not null,
  study         text not null,
  first_day     date not null, -- first and last day that its rows can speak of
  last_day      date not null,
  published_day date not null,
  digest        text not null, -- SHA-256 of its manifest
  log_index     bigint,
  primary key (dataset, version)
);

-- The log, as tiles of up to 256 hashes of 32 bytes (C2SP tlog-tiles). Level -1 holds the entries themselves.
create table log_tiles (
  level  int not null,
  tile   bigint not null,
  hashes bytea not null,
  primary key (level, tile)
);

create table log_checkpoints (
  size bigint not null,
  day  date not null,
  note text not null, -- signed note (C2SP tlog-checkpoint)
  primary key (size)
);
