/**
 * The starter catalogue: reads its files against their schemas and the rules between them, and loads it as releases at
 * start. Knows nothing of editors: what they wrote stands beside it and is never touched.
 */
package org.careeralmanac.roles.catalogue;
