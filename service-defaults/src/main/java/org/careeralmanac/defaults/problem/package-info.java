/** RFC 9457 problem answers with stable codes: one enum of {@code ProblemType} per service, one set of mappers. */
package org.careeralmanac.defaults.problem;
