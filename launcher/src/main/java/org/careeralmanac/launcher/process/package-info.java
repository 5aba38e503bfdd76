/**
 * Processes of the operating system: which one is which, who holds a port, what it weighs, how it starts detached and
 * how it ends. It does not know what the processes are for.
 */
package org.careeralmanac.launcher.process;
