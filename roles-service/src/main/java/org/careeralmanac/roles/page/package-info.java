/**
 * The finished answers: composes what is known of a role as of each day that changes it, and keeps the result as bytes
 * ready to be sent. Everything here is derived and can be rebuilt at any time. Knows nothing of HTTP.
 */
package org.careeralmanac.roles.page;
