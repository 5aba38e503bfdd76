package org.careeralmanac.trends.release;

import jakarta.ws.rs.Path;
import org.careeralmanac.defaults.imports.ReleaseLife;
import org.careeralmanac.defaults.imports.ReleasesResource;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What data stewards do with the releases of this service. */
@Path("/api/v1/admin/trends/releases")
@Tag(name = "Stewardship")
@SecurityRequirement(name = "token")
public class TrendsReleases extends ReleasesResource {

    TrendsReleases(ReleaseLife life) {
        super(life);
    }
}
