package org.careeralmanac.gateway.edge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import org.careeralmanac.defaults.problem.ProblemException;

/**
 * Sends requests away at once where more are at work than can be answered in time, so that those that are keep their
 * deadline. Finished pages are given out before, and health has a port of its own: neither is ever sent away. Nor are
 * streams, which last as long as they last and have bounds of their own.
 */
@ApplicationScoped
class Shedding {

    /** After finished pages, before whatever costs work. */
    private static final int ORDER = 2;

    private static final String STREAMS_IN = "/api/v1/admin/";
    private static final String STREAMS_OUT = "/api/v1/export/";

    private final Problems problems;
    private final int most;
    private final AtomicInteger atWork = new AtomicInteger();
    private final Counter shed;

    Shedding(Problems problems, EdgeConfig config, MeterRegistry meters) {
        this.problems = problems;
        this.most = config.uncached();
        this.shed = Counter.builder("almanac.edge.shed")
                .description("Requests sent away with 503, since too many others were at work")
                .register(meters);
        Gauge.builder("almanac.edge.at.work", atWork, AtomicInteger::get)
                .description("Requests at work that no finished page answers")
                .register(meters);
    }

    void route(@Observes Router router) {
        router.route().order(ORDER).handler(this::admit);
    }

    private void admit(RoutingContext context) {
        String path = context.request().path();
        if (path != null && (path.startsWith(STREAMS_IN) || path.startsWith(STREAMS_OUT))) {
            context.next();
            return;
        }
        if (atWork.incrementAndGet() > most) {
            atWork.decrementAndGet();
            shed.increment();
            problems.answer(
                    context,
                    new ProblemException(
                                    GatewayProblem.OVERLOADED,
                                    "More is being asked at the moment than can be answered in time.")
                            .withHeader("Retry-After", "1"));
            return;
        }
        context.addEndHandler(ended -> atWork.decrementAndGet());
        context.next();
    }
}
