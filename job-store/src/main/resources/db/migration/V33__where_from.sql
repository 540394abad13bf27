-- The platform that an upload's file is fetched from; null if the file is in the store. So a claim passes over the uploads of
-- a platform that has no free place without looking anywhere else, however many they are.
alter table outbox add column source text check (source is null or kind = 'UPLOAD');
