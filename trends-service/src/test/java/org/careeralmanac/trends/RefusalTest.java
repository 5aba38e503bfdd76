package org.careeralmanac.trends;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.careeralmanac.defaults.problem.RefusalsForTests;

/** What a service of the suite refuses before its own code sees it, over real connections. */
@QuarkusTest
@QuarkusTestResource(value = TrendsForTests.class, restrictToAnnotatedClass = true)
class RefusalTest extends RefusalsForTests {}
