/** Conditional requests, opaque cursors and the reading of query parameters, the same in every service. */
package org.careeralmanac.defaults.http;
