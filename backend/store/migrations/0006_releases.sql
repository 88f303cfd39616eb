-- What is published: the budget of privacy, what was measured with noise, headline figures. The rules for migrations
-- stand at the head of the first one and of the fifth. Nothing in the new tables is of one person.

-- A row that comes when its window is over counts in the next one.
alter table observations add column received_day date;
alter table exposures add column received_day date;

alter table stories add column source text; -- site of the first item that was pinned to it, or of the last page before

-- How much may be spent in one year of 13 windows.
create table privacy_budgets (
  study   text not null,
  year    int not null,
  cap_rho numeric not null check (cap_rho > 0 and cap_rho <= 1),
  entries int not null default 0,
  primary key (study, year)
);

-- What was spent. Appended to, and nothing else.
create table privacy_spending (
  study       text not null,
  window_from date not null,
  profile     text not null,
  year        int not null,
  rho         numeric not null check (rho > 0),
  delta       numeric not null check (delta >= 0 and delta < 1),
  spent_day   date not null,
  primary key (study, window_from, profile),
  foreign key (study, year) references privacy_budgets
);

-- Counting up in the row makes whoever spends at the same time wait, and start over where it sees an older state.
create or replace function spend_privacy() returns trigger language plpgsql as $$
declare
  cap numeric;
  spent numeric;
begin
  update privacy_budgets set entries = entries + 1 where study = new.study and year = new.year returning cap_rho into cap;
  select coalesce(sum(rho), 0) into spent from privacy_spending where study = new.study and year = new.year;
  if cap is null or spent + new.rho > cap then
    raise exception 'privacy budget of study % in year % does not suffice: % of % is spent', new.study, new.year, spent, cap
      using errcode = 'check_violation', constraint = 'privacy_budget_suffices';
  end if;
  return new;
end $$;
create trigger spend_privacy before insert on privacy_spending for each row execute function spend_privacy();

create or replace function keep_as_it_is() returns trigger language plpgsql as $$
begin
  raise exception '% is a record that only grows', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger keep_spending before update or delete or truncate on privacy_spending execute function keep_as_it_is();

-- The figures of a window with noise, once and for all; no release is made of anything else.
create table privacy_windows (
  study       text not null,
  window_from date not null,
  profile     text not null,
  until       date not null,
  closed      date not null, -- last day whose donations could count
  measured    date not null,
  document    bytea not null, -- JSON, gzip
  digest      text not null,  -- SHA-256 of the JSON
  primary key (study, window_from, profile),
  foreign key (study, window_from, profile) references privacy_spending
);
create trigger keep_windows before update or delete or truncate on privacy_windows execute function keep_as_it_is();

alter table releases
  add column window_from date, -- newest window in it
  add column profile     text,
  add foreign key (study, window_from, profile) references privacy_windows,
  add check (window_from is not null and profile is not null or published_day < date '2026-11-28');

-- Headline figures, by what they mean; they count in windows that begin later.
create table registered_figures (
  study          text not null,
  figure         text not null,
  digest         text not null, -- SHA-256 of its definition
  registered_day date not null,
  primary key (study, figure, digest)
);

-- What two reviewers withheld from a window, and why.
create table privacy_withholdings (
  study       text not null,
  window_from date not null,
  measure     text not null,
  reason      text not null check (reason <> ''),
  reviewers   text[] not null check (array_length(reviewers, 1) = 2 and reviewers[1] <> reviewers[2]),
  day         date not null,
  primary key (study, window_from, measure)
);
