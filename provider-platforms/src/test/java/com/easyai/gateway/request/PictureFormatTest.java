package com.easyai.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureFormatTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "jpeg, ffd8ffe000104a46494600ffd9, true",
        "jpeg with a few bytes after its end, ffd8ffe000104a46494600ffd9000000, true",
        "jpeg cut short, ffd8ffe000104a46494600, false",
        "gif, 47494638396101000100003b, true",
        "gif cut short, 474946383961010001, false",
        "webp, 524946460c000000574542505650384c00000000, true",
        "webp cut short, 52494646ff000000574542505650384c00000000, false",
        "another riff, 524946460c000000574156455650384c00000000, false",
        "nothing, '', false",
        "one byte, 89, false",
        "the end alone, 49454e44ae426082, false",
        "html, 3c68746d6c3e, false",
    })
    void recognises_whole_pictures(String name, String hex, boolean isPicture) {
        assertThat(PictureFormat.isPicture(HexFormat.of().parseHex(hex)))
                .as(name)
                .isEqualTo(isPicture);
    }
}
