/** A database's schema and the build that meets it: brought up where it is older, left alone where it is newer. */
package org.careeralmanac.defaults.schema;
