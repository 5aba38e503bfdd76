/** Owns price levels: consumer prices over time, and price parities between places. It knows nothing of pay. */
package org.careeralmanac.salary.price;
