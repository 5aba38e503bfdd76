/** How roles relate: steps of a career and neighbouring careers. Does not know how either is stored. */
package org.careeralmanac.roles.relation;
