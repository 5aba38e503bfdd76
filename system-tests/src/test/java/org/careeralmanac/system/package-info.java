/** The packaged suite, started with the one command, under real signals and in a real browser. */
package org.careeralmanac.system;
