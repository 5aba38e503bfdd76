/** The injected clock; nothing in the suite asks the system for the time by itself. */
package org.careeralmanac.defaults.time;
