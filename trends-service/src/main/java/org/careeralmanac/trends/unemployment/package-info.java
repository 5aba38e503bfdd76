/** Unemployment rates as FRED hands them out. Knows the names of its series; knows nothing of how series are stored. */
package org.careeralmanac.trends.unemployment;
