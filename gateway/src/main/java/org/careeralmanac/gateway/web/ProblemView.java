package org.careeralmanac.gateway.web;

import java.util.List;
import org.careeralmanac.gateway.web.model.CareerDevelopment;

/**
 * An error page.
 *
 * @param link where to go instead, or empty
 * @param near careers with a similar address
 */
public record ProblemView(
        int status, String title, String detail, String link, String linkText, List<CareerDevelopment.Career> near) {}
