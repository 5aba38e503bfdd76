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
        switch (starter.opening()) {
            case Opening.Waiting _ ->
                throw ProblemMappers.unavailable("The service is starting and has no database yet.");
            case Opening.Refused(String _, boolean schemaStands)
            when !schemaStands ->
                throw ProblemMappers.unavailable("The database cannot be used by this build; its operator must act.");
            case Opening.Refused _, Opening.Loading _, Opening.Open _ -> {}
        }
    }
}
