/**
 * What the HTML pages read of the JSON: only the members that are shown, tolerant of members and values added later.
 * Texts and lists that are absent are empty here, every other absent value is null. Knows no template.
 */
package org.careeralmanac.gateway.web.model;
