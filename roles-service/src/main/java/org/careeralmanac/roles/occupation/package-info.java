/** Places of roles in published taxonomies, and the edges between taxonomies. Does not know what a page looks like. */
package org.careeralmanac.roles.occupation;
