/**
 * The HTML pages for people. Owns their addresses, templates and style sheet; reads the composed JSON into small records
 * of its own and states nothing that is not in it. Does not know how a page is composed, cached or kept fresh.
 */
package org.careeralmanac.gateway.web;
