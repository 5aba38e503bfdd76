/**
 * Skills of roles, published ratings of skills by occupation, and what they say about moves from role to role and about
 * who fits where. Does not know which page shows them.
 */
package org.careeralmanac.roles.skill;
