/**
 * How many people work in an occupation, from the files of Occupational Employment and Wage Statistics: the counts and
 * their errors alone. Pay of the same files is salary-service's.
 */
package org.careeralmanac.trends.employment;
