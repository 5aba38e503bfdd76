package org.careeralmanac.roles.catalogue;

import org.careeralmanac.defaults.problem.ProblemMappers;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Until the schema stands nothing can be answered: a 503 says so, where an SQL error would say nothing. */
public class OpeningFilter {

    private final Starter starter;

    public OpeningFilter(Starter starter) {
        this.starter = starter;
    }

    @ServerRequestFilter
    public void open() {
        if (starter.opening() instanceof Opening.Waiting) {
            throw ProblemMappers.unavailable("The service is starting and has no database yet.");
        }
    }
}
