-- What vetted partners may read, and what moderators let through. The rules for migrations stand at the head of the first
-- one and of the fifth.

-- Keys of partners. Of the key itself only its SHA-256 is here.
create table partner_keys (
  key_id      text not null,
  name        text not null check (name <> ''),
  hash        bytea not null check (length(hash) = 32),
  scopes      text[] not null, -- cells, exhibits
  created_day date not null,
  expires_day date not null,   -- last day that it opens anything
  revoked_day date,
  primary key (key_id)
);
create unique index partner_keys_hash on partner_keys (hash);

-- One row for each access to what is not public, written in the transaction that reads. Nothing in it is of one volunteer.
create table access_audit (
  access      uuid not null,
  key_id      text,          -- null: the operator, at the command line
  partner     text not null, -- for whom
  what        text not null, -- cells or exhibits
  study       text not null,
  window_from date not null,
  measure     text,          -- null: all of them
  rows        bigint not null default 0, -- handed out so far
  complete    boolean not null default false,
  day         date not null,
  primary key (access)
);

create or replace function only_count_on() returns trigger language plpgsql as $$
begin
  if new.rows >= old.rows and new.complete >= old.complete
    and (new.access, new.partner, new.what, new.study, new.window_from, new.day)
      = (old.access, old.partner, old.what, old.study, old.window_from, old.day)
    and new.key_id is not distinct from old.key_id and new.measure is not distinct from old.measure
  then
    return new;
  end if;
  raise exception '% is a record that only grows', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger count_access before update on access_audit for each row execute function only_count_on();
create trigger keep_access before delete or truncate on access_audit execute function keep_as_it_is();

-- Stories for everybody. They count only while the very revision is what their writer wants: see readPublishedStories.
create table published_stories (
  contributor   text collate "C" not null,
  story_id      uuid not null,
  revision      int not null,
  study         text not null,
  text          text not null,
  redacted      boolean not null, -- a moderator took something out
  category      text not null,
  severity      text not null,
  source        text,
  language      text not null,
  day           date not null, -- day it was first sent
  published_day date not null,
  moderator     text not null check (moderator <> ''),
  primary key (contributor, story_id)
);

create table rejected_stories (
  contributor  text collate "C" not null,
  story_id     uuid not null,
  revision     int not null,
  study        text not null,
  reason       text not null,
  rejected_day date not null,
  moderator    text not null check (moderator <> ''),
  primary key (contributor, story_id)
);

-- What moderators did. It names the story by its random id, and nobody.
create table moderation_audit (
  act       uuid not null,
  story_id  uuid not null,
  revision  int not null,
  what      text not null check (what in ('shown', 'published', 'redacted', 'rejected')),
  reason    text,
  moderator text, -- null: a look, by somebody who gave no name
  day       date not null,
  primary key (act),
  check (moderator <> '' or what = 'shown')
);
create trigger keep_acts before update or delete or truncate on moderation_audit execute function keep_as_it_is();
