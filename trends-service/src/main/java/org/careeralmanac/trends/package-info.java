/** Placeholder until the service is there. */
package org.careeralmanac.trends;
