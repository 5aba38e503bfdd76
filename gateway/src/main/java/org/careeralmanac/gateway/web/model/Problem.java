package org.careeralmanac.gateway.web.model;

import java.util.List;

/** What the error page reads of a problem answer. */
public record Problem(
        int status, String title, String code, String detail, String firstKnown, List<CareerDevelopment.Career> near) {}
