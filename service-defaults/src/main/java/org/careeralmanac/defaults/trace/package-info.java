/** Keeps out of traces what is nobody's but the reader's. */
package org.careeralmanac.defaults.trace;
