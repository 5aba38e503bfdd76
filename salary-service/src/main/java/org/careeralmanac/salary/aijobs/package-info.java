/** Owns how the salaries of aijobs.net are written: one CSV of single people's pay, column by column. */
package org.careeralmanac.salary.aijobs;
