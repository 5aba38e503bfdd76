package org.careeralmanac.gateway.edge;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.careeralmanac.defaults.problem.ProblemsInOpenApi;
import org.careeralmanac.gateway.owners.Owner;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Puts the owners' schemas, admin calls and problems into the public API description while the gateway is built. A section whose
 * owner does not describe it fails the build. The priority, below that of the others, makes it the last filter to run:
 * it gives an example of every problem, those that {@link ProblemsInOpenApi} found in the gateway too.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 0)
public class OwnersInOpenApi implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI openApi) {
        List<OwnerContract> contracts =
                Arrays.stream(Owner.values()).map(OwnerContract::onClassPath).toList();
        MergedContract merged = new MergedContract(contracts);
        byte[] json = merged.document().toString().getBytes(StandardCharsets.UTF_8);
        OpenAPI owners = SmallRyeOpenAPI.builder()
                .withCustomStaticFile(() -> new ByteArrayInputStream(json))
                .enableStandardStaticFiles(false)
                .enableModelReader(false)
                .enableAnnotationScan(false)
                .enableStandardFilter(false)
                .build()
                .model();
        if (openApi.getComponents() == null) {
            openApi.setComponents(OASFactory.createComponents());
        }
        add(openApi.getComponents(), owners.getComponents());
        owners.getPaths().getPathItems().forEach(openApi.getPaths()::addPathItem);
        contracts.forEach(contract -> ProblemsInOpenApi.add(openApi, contract.problems()));
        EdgeInOpenApi.describe(openApi);
        ExamplesInOpenApi.add(openApi);
    }

    private static void add(Components to, Components from) {
        from.getSchemas().forEach(to::addSchema);
        if (from.getResponses() != null) {
            from.getResponses().forEach(to::addResponse);
        }
        if (from.getParameters() != null) {
            from.getParameters().forEach(to::addParameter);
        }
        if (from.getHeaders() != null) {
            from.getHeaders().forEach(to::addHeader);
        }
        if (from.getExamples() != null) {
            from.getExamples().forEach(to::addExample);
        }
        if (from.getRequestBodies() != null) {
            from.getRequestBodies().forEach(to::addRequestBody);
        }
        if (from.getSecuritySchemes() != null) {
            from.getSecuritySchemes().forEach(to::addSecurityScheme);
        }
    }
}
