/**
 * The owner's answer: the sections {@code marketDemand} and {@code trends} of one career and the highlights of many, each
 * from one SQL round trip. Knows the tables of the other packages to read them together; writes nothing.
 */
package org.careeralmanac.trends.sections;
