package org.careeralmanac.trends;

import java.util.HashMap;
import java.util.Map;
import org.careeralmanac.defaults.postgres.PostgresForTests;

/** A real PostgreSQL and a small catalogue, so that no test hangs on the words of the bundled one. */
public class TrendsForTests extends PostgresForTests {

    @Override
    public Map<String, String> start() {
        Map<String, String> config = new HashMap<>(super.start());
        config.put("almanac.starter.folder", "test-catalogue");
        return config;
    }
}
