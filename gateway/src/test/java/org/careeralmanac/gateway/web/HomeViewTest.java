package org.careeralmanac.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.careeralmanac.gateway.web.model.CareerList;
import org.careeralmanac.gateway.web.model.CareerPage;
import org.careeralmanac.gateway.web.model.Highlights;
import org.junit.jupiter.api.Test;

class HomeViewTest {

    private static final CareerList.Facets FACETS = new CareerList.Facets(
            List.of(
                    new CareerList.Value("sales", "Sales", 1000, false),
                    new CareerList.Value("legal+more", "Legal & More", 12, true)),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    @Test
    void whereAllCareersFitTheFamilyOfWhichMostIsKnownComesFirst() {
        HomeView home = HomeView.of(list("", career("a", "little", null), career("b", "much", known())), List.of());

        assertThat(home.groups()).extracting(HomeView.Group::id).containsExactly("much", "little");
        assertThat(home.families()).isEmpty();
    }

    @Test
    void whereTheyDoNotFitTheFamiliesStandForThem() {
        HomeView home = HomeView.of(list("more", career("a", "sales", null)), List.of());

        assertThat(home.groups()).isEmpty();
        assertThat(home.families())
                .containsExactly(
                        new HomeView.Family("Legal & More", "12", "/search?family=legal%2Bmore"),
                        new HomeView.Family("Sales", "1,000+", "/search?family=sales"));
    }

    private static CareerList list(String nextCursor, CareerList.Item... careers) {
        return new CareerList("complete", List.of(careers), null, FACETS, null, null, nextCursor);
    }

    private static CareerList.Item career(String slug, String family, Highlights highlights) {
        return new CareerList.Item(
                slug, slug, slug, new CareerPage.Family(family, family), "all", "", List.of(), List.of(), highlights);
    }

    private static Highlights known() {
        return new Highlights(null, null, new Highlights.Hiring(null, "up", List.of()), null);
    }
}
