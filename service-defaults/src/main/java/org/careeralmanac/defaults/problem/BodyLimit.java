package org.careeralmanac.defaults.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/**
 * Keeps bodies within {@code almanac.limits.body}, and the files of imports within {@code almanac.limits.upload},
 * announced or not. The server has one limit for all ({@code quarkus.http.limits.max-body-size}, which must be the
 * larger one), and it answers without a body and closes the connection under a client that is still sending.
 */
@Provider
@ApplicationScoped
public class BodyLimit implements ReaderInterceptor {

    /** After the server has set its limit, before anything reads. */
    static final int AFTER_THE_SERVERS_OWN = -1;

    private static final Pattern UPLOAD = Pattern.compile("/api/v1/admin/[^/]+/imports");

    @ConfigProperty(name = "almanac.limits.body", defaultValue = "1M")
    MemorySize body;

    @ConfigProperty(name = "almanac.limits.upload", defaultValue = "4G")
    MemorySize upload;

    @Inject
    UriInfo uri;

    /** @param contentLength the announced length in bytes, or null */
    Optional<ProblemException> refused(String path, String contentLength) {
        try {
            return contentLength != null && Long.parseLong(contentLength) > limit(path)
                    ? Optional.of(tooLarge(limit(path)))
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
        context.setInputStream(
                new Counted(context.getInputStream(), limit(uri.getRequestUri().getPath())));
        return context.proceed();
    }

    private long limit(String path) {
        return (UPLOAD.matcher(path).matches() ? upload : body).asLongValue();
    }

    private static ProblemException tooLarge(long limit) {
        return new ProblemException(
                CommonProblem.BODY_TOO_LARGE,
                "The body is larger than the %d bytes that are taken here.".formatted(limit));
    }

    /** An {@link IOException}, since parsers pass those on as they are. */
    private static final class TooLarge extends IOException {
        TooLarge(ProblemException cause) {
            super(cause);
        }
    }

    private static final class Counted extends FilterInputStream {

        private final long limit;
        private long read;

        Counted(InputStream in, long limit) {
            super(in);
            this.limit = limit;
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
            if (read > limit) {
                throw new TooLarge(tooLarge(limit));
            }
        }
    }
}
