/**
 * Employment projections of the U.S. Bureau of Labor Statistics: the workbook of occupational tables, and the CSV that its
 * web page exports, of any decade. Knows their layouts; knows nothing of how outlooks are shown.
 */
package org.careeralmanac.trends.projections;
