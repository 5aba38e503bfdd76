package org.careeralmanac.salary.source;

import jakarta.ws.rs.Path;
import org.careeralmanac.defaults.imports.ReleaseLife;
import org.careeralmanac.defaults.imports.ReleasesResource;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What data stewards do with the releases of this service. */
@Path("/api/v1/admin/salary/releases")
@Tag(name = "Stewardship", description = "Writes of data stewards; they need a bearer token with the role steward")
@SecurityRequirement(name = "token")
public class SalaryReleases extends ReleasesResource {

    SalaryReleases(ReleaseLife life) {
        super(life);
    }
}
