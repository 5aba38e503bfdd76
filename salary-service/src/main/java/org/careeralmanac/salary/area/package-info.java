/** Owns places: their ids, their tree and their names. It knows nothing of pay. */
package org.careeralmanac.salary.area;
