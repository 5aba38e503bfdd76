/**
 * What the launcher keeps between two commands, all of it under one directory: who runs, the secrets, the lock. It does
 * not know how anything is started.
 */
package org.careeralmanac.launcher.state;
