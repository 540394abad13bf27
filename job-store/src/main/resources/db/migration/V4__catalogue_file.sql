-- Which revisions came from GATEWAY_CATALOGUE_FILE: the file is loaded again only when it has changed since, so that a
-- service that starts anew does not undo what an operator put (ADR 2026-11-23-a-file-is-loaded-once).
alter table catalogue_revision add column from_file boolean not null default false;
