/**
 * Owns how the Occupational Employment and Wage Statistics of the U.S. Bureau of Labor Statistics are written: their
 * files, columns and symbols, edition by edition. {@code importing.md} lists the layouts, and which of them were seen.
 */
package org.careeralmanac.salary.oews;
