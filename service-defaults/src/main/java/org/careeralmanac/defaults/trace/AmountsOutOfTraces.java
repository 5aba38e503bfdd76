package org.careeralmanac.defaults.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody's own pay is asked about in the query parameter {@code amount}, and the addresses of requests stand in the
 * spans of whoever is asked and of whoever asks. The amount is taken out of them before they are recorded.
 */
@ApplicationScoped
public class AmountsOutOfTraces implements SpanProcessor {

    /** Where HTTP instrumentation writes addresses and queries, of its present and of its former conventions. */
    private static final List<AttributeKey<String>> ADDRESSES = List.of(
            AttributeKey.stringKey("url.query"),
            AttributeKey.stringKey("url.full"),
            AttributeKey.stringKey("http.url"),
            AttributeKey.stringKey("http.target"));

    private static final Pattern AMOUNT = Pattern.compile("(?i)(?<![^?&])amount=[^&#]*");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        for (AttributeKey<String> key : ADDRESSES) {
            String address = span.getAttribute(key);
            if (address != null && AMOUNT.matcher(address).find()) {
                span.setAttribute(key, AMOUNT.matcher(address).replaceAll("amount="));
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // Nothing is left to do: addresses are known from the start.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
