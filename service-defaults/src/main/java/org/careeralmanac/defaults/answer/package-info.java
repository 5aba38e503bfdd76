/** Finished answers of an owner, kept so that the read that every page needs is one row. */
package org.careeralmanac.defaults.answer;
