-- Studies with an end. The rules for migrations stand at the head of the first one and of the fifth.

-- Every version of every study that was ever published, as it was signed. What was agreed to stays on record.
create table studies (
  study         text not null,
  version       int not null check (version > 0),
  digest        text not null, -- SHA-256 of its text: what volunteers agree to
  signed        json not null,
  published_day date not null,
  primary key (study, version)
);

-- Studies that were closed before their time. One that is closed stays closed.
create table closed_studies (
  study      text not null,
  closed_day date not null,
  primary key (study)
);

create trigger keep_studies before update or delete or truncate on studies execute function keep_as_it_is();
create trigger keep_closed before update or delete or truncate on closed_studies execute function keep_as_it_is();
