/**
 * Owns role profiles and their revisions, titles, skills, progression, relations between roles, occupation codes and
 * every crosswalk between them. Knows nothing of pay and nothing of trends.
 */
package org.careeralmanac.roles;
