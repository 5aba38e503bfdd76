/**
 * Owns this service's answer about a role: which estimates speak of it and how well they fit, the salary section, the
 * highlights. It knows a role as its reference says it, and leaves the judgement of figures to reconciliation.
 */
package org.careeralmanac.salary.section;
