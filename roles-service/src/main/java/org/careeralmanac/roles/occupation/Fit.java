package org.careeralmanac.roles.occupation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How well an occupation fits a role (SKOS mapping relations), from best to worst. */
@Schema(description = "How well the occupation fits: exact, narrower, broader (the occupation is wider), related")
public enum Fit {
    exact,
    narrower,
    broader,
    related
}
