package org.careeralmanac.defaults.http;

import java.util.List;

/**
 * A list answer.
 *
 * @param items this page's items, in the list's order
 * @param nextCursor what to send as {@code cursor} for the next page, null on the last one
 */
public record Page<T>(List<T> items, String nextCursor) {}
