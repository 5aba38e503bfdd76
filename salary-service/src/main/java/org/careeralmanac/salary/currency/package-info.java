/** Owns currencies: codes, digits, symbols. It knows nothing of pay. */
package org.careeralmanac.salary.currency;
