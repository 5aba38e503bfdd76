package org.careeralmanac.salary.estimate;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whom a figure covers, by standing in the career; {@code all} where the source does not part them. */
@Schema(description = "Standing in the career; all where the source does not distinguish")
public enum Seniority {
    entry,
    mid,
    senior,
    principal,
    executive,
    all
}
