package com.easyai.gateway.ending;

import com.easyai.gateway.job.JobId;
import com.easyai.gateway.job.JobState;

/** A job that just ended, for those who wait for it. */
public record EndedJob(JobId id, int version, JobState state) {}
