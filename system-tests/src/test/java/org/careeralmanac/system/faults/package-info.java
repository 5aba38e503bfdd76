/**
 * What readers see while something is broken: a gateway beside the suite that reaches the owners over lines, a table of
 * faults, and load at a fixed rate while they happen.
 */
package org.careeralmanac.system.faults;
