/**
 * Owns the starter catalogue: what its files look like, whether they are right, and how they get into the database. It
 * knows nothing of reading or reconciling pay.
 */
package org.careeralmanac.salary.catalogue;
