package org.careeralmanac.defaults.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Lets what may be null be null in the API description. A member that refers to another schema and may be null is
 * written as a choice of the two beside the type of the first alone, which nothing null can be.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class NullsInOpenApi implements OASFilter {

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getAnyOf() != null && schema.getAnyOf().stream().anyMatch(NullsInOpenApi::isNull)) {
            schema.setType(null);
        }
        return schema;
    }

    private static boolean isNull(Schema choice) {
        return choice.getType() != null && choice.getType().contains(Schema.SchemaType.NULL);
    }
}
