package com.easyai.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.limits.PermitReply.Granted;
import com.easyai.gateway.limits.PermitReply.NoRoom;
import com.easyai.gateway.limits.PermitReply.Obstacle;
import java.time.Instant;
import java.util.Optional;

/** What a reply says. */
record PermitAssert(PermitReply reply) {
    static PermitAssert assertThatReply(PermitReply reply) {
        return new PermitAssert(reply);
    }

    Granted isGranted() {
        assertThat(reply).isInstanceOf(Granted.class);
        return (Granted) reply;
    }

    void isGrantedFor(int choice) {
        assertThat(isGranted().choice()).isEqualTo(choice);
    }

    NoRoom hasNoRoom(Obstacle obstacle, String scope) {
        assertThat(reply).isInstanceOf(NoRoom.class);
        NoRoom noRoom = (NoRoom) reply;
        assertThat(noRoom.obstacle()).isEqualTo(obstacle);
        assertThat(noRoom.scope()).isEqualTo(new Scope(scope));
        return noRoom;
    }

    void hasNoRoom(Obstacle obstacle, String scope, Instant until) {
        assertThat(hasNoRoom(obstacle, scope).roomAt()).isEqualTo(Optional.of(until));
    }
}
