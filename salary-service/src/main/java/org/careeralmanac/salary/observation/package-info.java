/**
 * Owns single people's pay once it is stored: which role a title belongs to, and the groups that are all that is ever
 * shown of it. It knows no file.
 */
package org.careeralmanac.salary.observation;
