package org.careeralmanac.defaults.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsOutOfTracesTest {

    @ParameterizedTest
    @CsvSource({
        "url.query, amount=147531&period=year, amount=&period=year",
        "url.query, area=US&amount=147531, area=US&amount=",
        "url.query, Amount=147531, amount=",
        "url.full, http://127.0.0.1:8082/api/v1/pay/standing?amount=147531&role=x, http://127.0.0.1:8082/api/v1/pay/standing?amount=&role=x",
        "http.target, /careers/x/pay/standing?amount=147%2C531, /careers/x/pay/standing?amount=",
        "url.query, limit=5&cursor=amount, limit=5&cursor=amount",
        "url.query, theamount=5, theamount=5",
    })
    void takesTheAmountOutAndLeavesTheRest(String attribute, String given, String recorded) {
        AttributeKey<String> key = AttributeKey.stringKey(attribute);

        assertThat(recorded(key, given)).isEqualTo(recorded);
    }

    @Test
    void leavesASpanWithoutAnAddressAlone() {
        assertThat(recorded(AttributeKey.stringKey("other"), "amount=1")).isEqualTo("amount=1");
    }

    private static String recorded(AttributeKey<String> key, String value) {
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .addSpanProcessor(new AmountsOutOfTraces())
                .build()) {
            ReadableSpan span = (ReadableSpan) provider.get("test")
                    .spanBuilder("request")
                    .setAttribute(key, value)
                    .startSpan();
            return span.getAttribute(key);
        }
    }
}
