package org.careeralmanac.defaults.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/**
 * Keeps bodies within {@code quarkus.http.limits.max-body-size}, announced or not. The server would do so too, but it
 * answers without a body and closes the connection under a client that is still sending.
 */
@Provider
@ApplicationScoped
public class BodyLimit implements ReaderInterceptor {

    /** After the server has set its limit, before anything reads. */
    static final int AFTER_THE_SERVERS_OWN = -1;

    @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M")
    MemorySize limit;

    /** @param contentLength the announced length in bytes, or null */
    Optional<ProblemException> refused(String contentLength) {
        try {
            return contentLength != null && Long.parseLong(contentLength) > limit.asLongValue()
                    ? Optional.of(tooLarge())
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.of(
                    new ProblemException(CommonProblem.BAD_REQUEST, "Content-Length is not a whole number of bytes."));
        }
    }

    void replaceTheServersOwn(RoutingContext context) {
        context.remove(VertxInputStream.MAX_REQUEST_SIZE_KEY);
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new Counted(context.getInputStream()));
        return context.proceed();
    }

    private ProblemException tooLarge() {
        return new ProblemException(
                CommonProblem.BODY_TOO_LARGE,
                "The body is larger than the %d bytes that are taken here.".formatted(limit.asLongValue()));
    }

    /** An {@link IOException}, since parsers pass those on as they are. */
    private static final class TooLarge extends IOException {
        TooLarge(ProblemException cause) {
            super(cause);
        }
    }

    private final class Counted extends FilterInputStream {

        private long read;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int some = super.read(into, from, length);
            count(some);
            return some;
        }

        private void count(int bytes) throws IOException {
            read += Math.max(0, bytes);
            if (read > limit.asLongValue()) {
                throw new TooLarge(tooLarge());
            }
        }
    }
}
