/**
 * Owns the almanac's own format of estimates, for figures that no importer of a publisher's files takes: YAML with its
 * source, or CSV with a row an estimate. {@code importing.md} describes it, {@code templates/} has a file of each kind.
 */
package org.careeralmanac.salary.ownformat;
