package org.careeralmanac.trends.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureIdTest {

    @Test
    void isTheFirstEightyBitsOfSha256InBase32() {
        // printf 'a:b:c:2025-01-01\nx\n\ny' | sha256sum | cut -c1-20 | xxd -r -p | base32, in lower case
        assertThat(FigureId.of("a:b:c:2025-01-01", "x", null, "y")).isEqualTo("bjqtiwzzqzarldfi");
    }

    @Test
    void ofAComputedFigureDoesNotHangOnTheOrderOfItsInputs() {
        assertThat(FigureId.computed(List.of("b", "a"), "rule", 12))
                .isEqualTo(FigureId.computed(List.of("a", "b"), "rule", 12))
                .isNotEqualTo(FigureId.computed(List.of("a", "b"), "rule", 3));
    }
}
