package com.easyai.gateway.jobview;

import com.easyai.gateway.job.JobObject;
import com.easyai.gateway.job.JobState;

/** A job as it stands, with the version that its changes are counted by. */
public record JobView(JobObject object, int version, JobState state, String userSub) {}
