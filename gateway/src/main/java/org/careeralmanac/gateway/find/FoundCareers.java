package org.careeralmanac.gateway.find;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class FoundCareers implements Careers {

    private final CareerFinder finder;
    private final CareerMoves moves;
    private final CareerComparison comparison;

    FoundCareers(CareerFinder finder, CareerMoves moves, CareerComparison comparison) {
        this.finder = finder;
        this.moves = moves;
        this.comparison = comparison;
    }

    @Override
    public Uni<Answer.Found> list(CareerSearch search) {
        return Uni.createFrom()
                .completionStage(() -> finder.page(search))
                .map(page -> new Answer.Found(page.json(), page.complete()));
    }

    @Override
    public Uni<Answer> moves(String slug, String to, int limit) {
        return Uni.createFrom().completionStage(() -> moves.of(slug, to, limit));
    }

    @Override
    public Uni<Answer> compare(List<String> slugs) {
        return Uni.createFrom().completionStage(() -> comparison.of(slugs));
    }
}
