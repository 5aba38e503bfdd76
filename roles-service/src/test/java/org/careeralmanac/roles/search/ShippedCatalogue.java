package org.careeralmanac.roles.search;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service with the catalogue that ships, and a database of its own. */
public class ShippedCatalogue implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("almanac.catalogue.folder", "catalogue");
    }
}
