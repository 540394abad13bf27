-- Tries that ended with an answer about the thing itself and not with trouble on the way to it: only these make it certain
-- that it will not come, or will not be taken. The source had no result, or something that is none; server-main took an
-- upload and did not say where the file is.
alter table outbox add column source_refusals int not null default 0;
alter table outbox add column target_refusals int not null default 0;
