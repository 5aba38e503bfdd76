package org.careeralmanac.salary;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.careeralmanac.defaults.postgres.PostgresForTests;
import org.careeralmanac.defaults.problem.RefusalsForTests;

/** What a service of the suite refuses before its own code sees it, over real connections. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
class RefusalTest extends RefusalsForTests {}
