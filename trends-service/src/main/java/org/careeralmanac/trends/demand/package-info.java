/** The market-demand section: what is stated of the demand for a career beside outlooks, employment and series. */
package org.careeralmanac.trends.demand;
