-- How a site was read, and how it is built where it has changed. The rules for migrations stand at the head of the first one.

alter table exposures
  add column incomplete int not null default 0,
  add column overflow   int not null default 0,
  add column broken     int not null default 0,
  add column layout     text;

-- Alarms look at the last days of everybody, every hour.
create index exposures_day on exposures (day);

create table structures (
  contributor  text collate "C" not null,
  structure_id uuid not null,
  study        text not null,
  source       text not null,
  surface      text not null,
  rules        text not null,
  layout       text,
  received_day date not null,
  digest       text not null,
  record       jsonb not null,
  receipt      json not null, -- given back as it was, with its fields in their order
  primary key (contributor, structure_id)
);
