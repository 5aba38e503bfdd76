/**
 * The O*NET database: reads its tables into facts of occupations, one release per table. Does not know what a page looks
 * like.
 */
package org.careeralmanac.roles.onet;
