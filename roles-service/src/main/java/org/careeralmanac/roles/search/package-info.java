/**
 * Finding roles by what people type: ranked search, autocomplete, free titles. Its tables are derived from the roles and
 * can be filled anew at any time; it does not know how a page is composed.
 */
package org.careeralmanac.roles.search;
