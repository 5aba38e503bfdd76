package org.careeralmanac.gateway.career;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.careeralmanac.gateway.career.CareerPageComposer.Composition;
import org.careeralmanac.gateway.career.CareerPages.PageRequest;
import org.careeralmanac.gateway.owners.Feeds;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.OwnerLists;

/**
 * Asks for one page as soon as roles-service can be read, until it is complete once. The first page of a fresh process
 * costs more than its deadline, for connections and code that was never run, at the owners too; better that nobody waits
 * for it.
 */
@ApplicationScoped
class WarmUp implements Feeds.Listener {

    private enum State {
        COLD,
        RUNNING,
        WARM
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.COLD);

    /** Field injection: the feeds know their listeners, so that one of the two must come later. */
    @Inject
    OwnerLists lists;

    @Inject
    CareerPageComposer composer;

    @Override
    public void changed(Owner owner) {
        // Nothing is kept here.
    }

    @Override
    public void restarted(Owner owner) {
        // Nothing is kept here.
    }

    @Override
    public void read(Owner owner) {
        if (owner == Owner.ROLES && state.compareAndSet(State.COLD, State.RUNNING)) {
            compose()
                    .whenComplete(
                            (complete, failure) -> state.set(failure == null && complete ? State.WARM : State.COLD));
        }
    }

    private CompletableFuture<Boolean> compose() {
        return lists.roles("limit=100").thenCompose(page -> {
            String slug = page.path("items").path(0).path("slug").asText();
            return slug.isEmpty()
                    ? CompletableFuture.completedFuture(false)
                    : composer.compose(new PageRequest(slug, List.of(), null))
                            .thenApply(c -> c instanceof Composition.Page(ReadyPage ready) && ready.complete());
        });
    }
}
