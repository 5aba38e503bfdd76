/**
 * Owns the words of pay: estimates and their figures, the kinds of value a figure can have, ids, and the sentences and
 * caveats that go with every one of them. It knows neither the database nor HTTP, nor which figure is the better one.
 */
package org.careeralmanac.salary.estimate;
