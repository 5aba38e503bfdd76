/**
 * Plumbing that every service of the suite uses: RFC 9457 problems, opaque cursors, conditional requests, sources and
 * releases, the change feed, catalogue files, the clock. It owns no facts and knows no career, no pay and no trend.
 *
 * <p>What needs a database is a plain class that its owner constructs; only the JAX-RS exception mappers, the router's
 * error handlers and the clock are picked up by being on the class path.
 */
package org.careeralmanac.defaults;
