package com.easyai.gateway.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class UsageTest {
    private static final Usage THREE_PICTURES =
            Usage.images(3).withMegapixels(new BigDecimal("1.000001")).withTokens(40, 8, 2_000);

    @Test
    void pictures_that_were_lost_take_their_share_of_what_was_made_with_them() {
        Usage two = THREE_PICTURES.arrived(2);

        assertThat(two)
                .isEqualTo(Usage.images(2)
                        .withMegapixels(new BigDecimal("0.666667"))
                        .withTokens(40, 8, 1_333));
    }

    @Test
    void nothing_is_changed_where_all_arrived_or_nobody_counted_pictures() {
        Usage film = Usage.seconds(new BigDecimal("5"));

        assertThat(THREE_PICTURES.arrived(3)).isEqualTo(THREE_PICTURES);
        assertThat(film.arrived(1)).isEqualTo(film);
    }

    @Test
    void more_tokens_than_anybody_can_have_used_do_not_turn_into_fewer_than_none() {
        Usage absurd = Usage.images(4).withTokens(0, 0, Long.MAX_VALUE);

        assertThat(absurd.arrived(2).outputTokens()).isEqualTo(Long.MAX_VALUE / 2);
    }
}
