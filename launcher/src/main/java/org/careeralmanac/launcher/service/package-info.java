/**
 * The four services as the launcher sees them: a jar, two ports, an environment, a health address. It does not know
 * what they answer.
 */
package org.careeralmanac.launcher.service;
