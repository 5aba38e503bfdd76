/**
 * salary-service: owns pay estimates, their figures, sources and releases, areas and currencies, and reconciles what
 * disagrees. It knows roles by id, title and occupation code only: it never reads a role's text, and it knows nothing of
 * trends or of how pages are put together.
 */
package org.careeralmanac.salary;
