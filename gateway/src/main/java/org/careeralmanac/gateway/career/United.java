package org.careeralmanac.gateway.career;

/**
 * An answer united from several owners.
 *
 * @param complete whether every owner that has a part in it answered
 */
record United(byte[] json, boolean complete) {}
