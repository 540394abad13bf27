-- A video that its user deleted: it is not in the list of videos and not found there any more. The job stays, with its bill.
alter table job add column hidden boolean not null default false;
