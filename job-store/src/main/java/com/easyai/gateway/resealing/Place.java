package com.easyai.gateway.resealing;

/** Where the store holds secrets, in the order in which a job comes through: a job passed over in one is met in the next. */
enum Place {
    /** Found by the partial indexes on unfinished jobs: those that ended need their credential no more. */
    UNFINISHED_JOBS(Place.JOBS.formatted("state in ('QUEUED', 'WAITING', 'RUNNING')"), Place.SEAL_JOBS),
    STORING_JOBS(Place.JOBS.formatted("state = 'STORING'"), Place.SEAL_JOBS),
    ARTIFACTS(Place.HEADERS, Place.SEAL_HEADERS);

    private static final String JOBS = """
            select id as job_id, 0 as index, id as bound_to, credential as sealed
              from job
             where %s and id > :job and substring(credential from 1 for 4) = any(:older)
             order by id
             limit :max
            """;
    private static final String HEADERS = """
            select artifact.job_id, artifact.index, artifact.id as bound_to, artifact.source_headers as sealed
              from job join artifact on artifact.job_id = job.id
             where job.state = 'STORING' and (artifact.job_id, artifact.index) > (:job, :index)
               and substring(artifact.source_headers from 1 for 4) = any(:older)
             order by artifact.job_id, artifact.index
             limit :max
            """;

    // A row that changed meanwhile, or that somebody is writing just now, is left alone: no job ever waits for this.
    private static final String ROWS = """
            with row as (
                select * from unnest(:jobs, :indexes, :older, :anew) as row (job_id, index, older, anew)
            ),
            """;
    private static final String SEAL_JOBS = ROWS + """
            free as materialized (
                select job.id from job join row on row.job_id = job.id
                 where job.credential = row.older
                 order by job.id
                   for update of job skip locked
            )
            update job set credential = row.anew
              from row join free on free.id = row.job_id
             where job.id = row.job_id
            """;
    private static final String SEAL_HEADERS = ROWS + """
            free as materialized (
                select artifact.job_id, artifact.index
                  from artifact join row on row.job_id = artifact.job_id and row.index = artifact.index
                 where artifact.source_headers = row.older
                 order by artifact.job_id, artifact.index
                   for update of artifact skip locked
            )
            update artifact set source_headers = row.anew
              from row join free on free.job_id = row.job_id and free.index = row.index
             where artifact.job_id = row.job_id and artifact.index = row.index
            """;

    final String find;
    final String seal;

    Place(String find, String seal) {
        this.find = find;
        this.seal = seal;
    }
}
