/** Roles by their addresses: reading answers, the list, renaming. Knows nothing of how a page is composed. */
package org.careeralmanac.roles.role;
