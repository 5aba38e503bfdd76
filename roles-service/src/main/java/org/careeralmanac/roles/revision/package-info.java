/** What editors publish: revisions of roles, checked against the schema of the sections. Knows nothing of releases. */
package org.careeralmanac.roles.revision;
