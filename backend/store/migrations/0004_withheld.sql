-- Items that were only counted, since they may be a private person's. The rules for migrations stand at the head of the first one.

alter table exposures add column withheld int not null default 0;
