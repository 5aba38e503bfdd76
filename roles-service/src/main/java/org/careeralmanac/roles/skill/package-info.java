/** Skills of roles and published ratings of skills by occupation. Does not know which page shows them. */
package org.careeralmanac.roles.skill;
