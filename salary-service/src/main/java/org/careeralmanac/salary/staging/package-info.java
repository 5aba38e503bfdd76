/**
 * Owns the way of estimates from a file into the almanac: the checks that every one of them must pass, whatever file it
 * comes from, and the tables they wait in. It knows no publisher's columns.
 */
package org.careeralmanac.salary.staging;
