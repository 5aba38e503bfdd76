package org.careeralmanac.gateway.career;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.careeralmanac.gateway.owners.Kept;
import org.careeralmanac.gateway.owners.Outcome;
import org.careeralmanac.gateway.owners.Owner;
import org.careeralmanac.gateway.owners.OwnerAnswer.Head;
import org.careeralmanac.gateway.owners.OwnerAnswer.Section;
import org.careeralmanac.gateway.owners.RoleReference;
import org.careeralmanac.gateway.owners.Slice;

/** Writes pages and single sections out of owners' answers. Content is copied, never read. */
final class PageWriter {

    private static final int SCHEMA_VERSION = 1;

    private final Head head;
    private final LocalDate asOf;
    private final Map<Owner, Outcome> outcomes;
    private final long retryAfterSeconds;
    private final Clock clock;

    PageWriter(Head head, LocalDate asOf, Map<Owner, Outcome> outcomes, long retryAfterSeconds, Clock clock) {
        this.head = head;
        this.asOf = asOf;
        this.outcomes = new EnumMap<>(outcomes);
        this.retryAfterSeconds = retryAfterSeconds;
        this.clock = clock;
    }

    ReadyPage page(List<SectionKey> keys) {
        JsonBytes json = new JsonBytes(size() + 4_096);
        json.raw("{\"id\":").text(head.id()).raw(",\"slug\":").text(head.slug());
        json.raw(",\"lang\":").text(head.lang()).raw(",\"schemaVersion\":").raw(Integer.toString(SCHEMA_VERSION));
        if (asOf != null) {
            json.raw(",\"asOf\":").text(asOf.toString());
        }
        json.raw(",\"title\":").text(head.title()).raw(",\"family\":");
        if (head.family() == null) {
            json.raw("null");
        } else {
            json.raw("{\"id\":").text(head.family().id()).raw(",\"name\":");
            json.text(head.family().name()).raw("}");
        }
        json.raw(",\"seniority\":").text(head.seniority()).raw(",\"occupations\":");
        occupations(json);
        boolean complete = complete(keys);
        json.raw(",\"completeness\":").text(complete ? "complete" : "partial").raw(",\"highlights\":");
        highlights(json);
        json.raw(",\"sectionOrder\":[");
        String separator = "";
        for (SectionKey key : keys) {
            json.raw(separator).text(key.key());
            separator = ",";
        }
        json.raw("],\"sections\":{");
        separator = "";
        for (SectionKey key : keys) {
            json.raw(separator).text(key.key()).raw(":{");
            section(json, key);
            json.raw("}");
            separator = ",";
        }
        json.raw("},\"sources\":");
        sources(json);
        json.raw("}");
        return finished(json, complete);
    }

    ReadyPage section(SectionKey key) {
        JsonBytes json = new JsonBytes(size() + 1_024);
        json.raw("{\"career\":").text(head.id()).raw(",\"slug\":").text(head.slug());
        json.raw(",\"lang\":").text(head.lang()).raw(",\"schemaVersion\":").raw(Integer.toString(SCHEMA_VERSION));
        if (asOf != null) {
            json.raw(",\"asOf\":").text(asOf.toString());
        }
        json.raw(",\"key\":").text(key.key()).raw(",");
        section(json, key);
        json.raw(",\"sources\":");
        sources(json);
        json.raw("}");
        return finished(json, complete(List.of(key)));
    }

    private ReadyPage finished(JsonBytes json, boolean complete) {
        boolean everyOwner = outcomes.values().stream().allMatch(Outcome.Live.class::isInstance);
        List<Kept> parts = new ArrayList<>();
        Instant oldest = clock.instant();
        for (Outcome outcome : outcomes.values()) {
            switch (outcome) {
                case Outcome.Live(Kept kept, Instant at) -> {
                    parts.add(kept);
                    oldest = at.isBefore(oldest) ? at : oldest;
                }
                case Outcome.LastKnown(Kept kept, Instant at) -> {
                    parts.add(kept);
                    oldest = at.isBefore(oldest) ? at : oldest;
                }
                case Outcome.Unavailable _, Outcome.Missing _, Outcome.Refused _, Outcome.Moved _ -> {}
            }
        }
        return new ReadyPage(json.done(), complete, everyOwner, parts, oldest);
    }

    private void occupations(JsonBytes json) {
        json.raw("[");
        String separator = "";
        for (RoleReference.Occupation occupation : head.occupations()) {
            json.raw(separator).raw("{\"scheme\":").text(occupation.scheme());
            json.raw(",\"code\":").text(occupation.code()).raw(",\"title\":").text(occupation.title());
            json.raw(",\"fit\":").text(occupation.fit()).raw("}");
            separator = ",";
        }
        json.raw("]");
    }

    private void highlights(JsonBytes json) {
        String separator = "{";
        for (HighlightPart part : HighlightPart.values()) {
            Slice given = kept(part.owner())
                    .map(k -> k.answer().highlights().get(part.key()))
                    .orElse(null);
            json.raw(separator).text(part.key()).raw(":");
            if (given == null) {
                json.raw("null");
            } else {
                json.slice(given);
            }
            separator = ",";
        }
        json.raw("}");
    }

    /** The members of a section, without the braces around them. */
    private void section(JsonBytes json, SectionKey key) {
        switch (outcomes.get(key.owner())) {
            case Outcome.Live(Kept kept, Instant _) -> {
                Section section = kept.answer().sections().get(key.key());
                if (section == null) {
                    status(json, "notCovered", key);
                } else {
                    status(json, "live", key);
                    content(json, section, null);
                }
            }
            case Outcome.LastKnown(Kept kept, Instant confirmedAt) -> {
                Section section = kept.answer().sections().get(key.key());
                if (section == null) {
                    // It had nothing when it last answered; whether it has something now nobody can say.
                    unavailable(json, key, "unreachable");
                } else {
                    status(json, "lastKnown", key);
                    content(json, section, confirmedAt);
                }
            }
            case Outcome.Unavailable(var reason) -> unavailable(json, key, reason.key());
            case Outcome.Missing _, Outcome.Refused _, Outcome.Moved _ -> unavailable(json, key, "invalidAnswer");
        }
    }

    private void status(JsonBytes json, String status, SectionKey key) {
        json.raw("\"status\":")
                .text(status)
                .raw(",\"service\":")
                .text(key.owner().service());
    }

    private void content(JsonBytes json, Section section, Instant confirmedAt) {
        json.raw(",\"updatedAt\":").text(section.updatedAt());
        if (confirmedAt != null) {
            json.raw(",\"confirmedAt\":")
                    .text(confirmedAt.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        json.raw(",\"content\":").slice(section.content());
    }

    private void unavailable(JsonBytes json, SectionKey key, String reason) {
        status(json, "unavailable", key);
        json.raw(",\"reason\":").text(reason).raw(",\"retryAfterSeconds\":").raw(Long.toString(retryAfterSeconds));
    }

    private void sources(JsonBytes json) {
        Sources sources = new Sources();
        for (Owner owner : outcomes.keySet()) {
            kept(owner).ifPresent(k -> sources.add(k.answer().sources()));
        }
        sources.write(json);
    }

    private boolean complete(List<SectionKey> keys) {
        return keys.stream().allMatch(key -> outcomes.get(key.owner()) instanceof Outcome.Live);
    }

    private Optional<Kept> kept(Owner owner) {
        return switch (outcomes.get(owner)) {
            case Outcome.Live(Kept kept, Instant _) -> Optional.of(kept);
            case Outcome.LastKnown(Kept kept, Instant _) -> Optional.of(kept);
            case null -> Optional.empty();
            case Outcome.Unavailable _, Outcome.Missing _, Outcome.Refused _, Outcome.Moved _ -> Optional.empty();
        };
    }

    private int size() {
        int size = 0;
        for (Owner owner : outcomes.keySet()) {
            size += kept(owner).map(k -> k.answer().size()).orElse(0);
        }
        return size;
    }
}
