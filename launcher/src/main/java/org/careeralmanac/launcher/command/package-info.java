/** The commands as people type them: options, output, exit codes. What they do is done elsewhere. */
package org.careeralmanac.launcher.command;
