-- Moderation by two people, reports by readers, and what becomes of batches that lie apart.
-- Only additions: the version before works on, and what it writes is understood.

alter table published_stories
  add column number           text, -- by which everybody names it: of its day and its words, see shared/stories/story-number.ts
  add column cuts             text not null default '[]', -- what was taken out: places in what was sent, as JSON
  add column persons          int  not null default 1 check (persons in (1, 2)), -- how many had to agree
  add column second_moderator text,
  add check (persons = 1 or (second_moderator is not null and lower(second_moderator) <> lower(moderator)));
update published_stories set number = substr(encode(sha256(convert_to(
  'daylight-published-story/v1' || chr(10) || to_char(day, 'YYYY-MM-DD') || chr(10) || text, 'UTF8')), 'hex'), 1, 12);
create index published_stories_number on published_stories (number);

-- Who would publish which revision, and what they would take out. The story is published when enough want the same.
create table story_votes (
  contributor text collate "C" not null,
  story_id    uuid not null,
  revision    int  not null,
  cuts        text not null,
  moderator   text not null check (moderator <> ''),
  day         date not null,
  primary key (contributor, story_id, moderator)
);

-- How often readers reported a published story. Nothing in it is of who reported.
create table story_reports (
  number  text not null,
  reason  text not null,
  day     date not null,
  reports int  not null default 1 check (reports > 0),
  settled boolean not null default false, -- a moderator has looked since
  primary key (number, reason, day)
);

-- What a moderator decided about a batch that lies apart; its sender can read it.
alter table batches add column discarded text;

alter table moderation_audit
  alter column story_id drop not null,
  alter column revision drop not null,
  add column batch_id uuid,
  add column place    int, -- counts on, so that the acts of a day have an order; null: by the version before
  add column before   text, -- SHA-256 of what stood there, salted with what is deleted with the story; null: nothing did
  add column after    text,
  drop constraint moderation_audit_what_check,
  add constraint moderation_audit_what_check check (what in
    ('shown', 'agreed', 'published', 'redacted', 'rejected', 'reports-settled', 'batch-shown', 'batch-released', 'batch-discarded')),
  add constraint moderation_audit_one_thing check ((story_id is null) <> (batch_id is null));
