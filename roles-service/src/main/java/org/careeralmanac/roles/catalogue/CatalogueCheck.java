package org.careeralmanac.roles.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the schema stands and the catalogue that this build carries is loaded. */
@Readiness
@ApplicationScoped
public class CatalogueCheck implements HealthCheck {

    private final Starter starter;

    public CatalogueCheck(Starter starter) {
        this.starter = starter;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("catalogue");
        return switch (starter.opening()) {
            case Opening.Open() -> response.up().build();
            case Opening.Waiting(String reason) ->
                response.down()
                        .withData("state", "waiting")
                        .withData("waitingFor", "database")
                        .withData("reason", reason)
                        .build();
            case Opening.Loading(String reason) ->
                response.down()
                        .withData("state", "waiting")
                        .withData("waitingFor", "catalogue")
                        .withData("reason", reason)
                        .build();
            case Opening.Refused(String reason, boolean _) ->
                response.down()
                        .withData("state", "refused")
                        .withData("reason", reason)
                        .build();
        };
    }
}
