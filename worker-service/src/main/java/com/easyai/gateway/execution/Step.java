package com.easyai.gateway.execution;

import com.easyai.gateway.inflight.FollowedTask;

/** What follows from one try at a platform. */
sealed interface Step {
    /** The reply is written down; another platform may be tried. */
    record GoOn() implements Step {}

    record Follow(FollowedTask task) implements Step {}

    /** The job is over, handed on, or somebody else's. */
    record Over() implements Step {}
}
