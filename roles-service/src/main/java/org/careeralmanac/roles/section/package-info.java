/**
 * The eight sections of a career page that roles-service owns, as typed records: the contract's schemas are made from
 * them. Does not know where their content comes from.
 */
package org.careeralmanac.roles.section;
