/**
 * The one command: a real PostgreSQL and the four services on one machine, started, watched and stopped. It owns
 * processes, ports, passwords and the local key pair. It knows nothing of careers, and no service knows of it: all that
 * it tells them goes through the environment, as any other way of running them would.
 */
package org.careeralmanac.launcher;
