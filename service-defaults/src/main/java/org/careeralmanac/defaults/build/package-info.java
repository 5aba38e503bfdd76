/** Tells one build of a service from another, for what is derived by a program and kept. */
package org.careeralmanac.defaults.build;
