/**
 * What is said of a time to come: official projections and stated claims, side by side and never mixed, and how many
 * people work in an occupation now. Knows careers by the codes and ids of a role reference alone.
 */
package org.careeralmanac.trends.outlook;
