/** Writing rows with plain SQL. Knows no table. */
package org.careeralmanac.trends.store;
