/**
 * Owns the rule by which pay figures that disagree are reconciled: which of them can be compared, the most reliable
 * range among them, and why the others differ. A pure function of its input: it knows neither the database, nor HTTP,
 * nor the time.
 */
package org.careeralmanac.salary.reconciliation;
