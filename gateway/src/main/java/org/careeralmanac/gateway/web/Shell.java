package org.careeralmanac.gateway.web;

/**
 * What the frame of every page needs.
 *
 * @param path where the page stands, for the navigation
 * @param canonical its one address, empty for pages that nobody should find by searching
 * @param stylesheet the address of the style sheet, changing with its content
 */
public record Shell(String title, String description, String path, String canonical, String stylesheet) {}
