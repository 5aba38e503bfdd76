package org.careeralmanac.gateway.owners;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An owner's answer, split once when it arrived. Content is never read, only its place is known.
 *
 * @param head who the career is, from roles-service only
 * @param sections what the owner has, by section key
 * @param highlights the owner's parts of the highlights, by key; a part may be the literal null
 * @param sources who says it
 * @param validUntil the first moment at which the answer would differ without a write
 * @param size bytes held
 */
public record OwnerAnswer(
        Optional<Head> head,
        Map<String, Section> sections,
        Map<String, Slice> highlights,
        List<SourceSlice> sources,
        Optional<Instant> validUntil,
        int size) {

    /** One section: when its content last changed, as the owner wrote it, and the content's bytes. */
    public record Section(String updatedAt, Slice content) {}

    /**
     * One source.
     *
     * @param json the whole object
     * @param releaseList where in it the array of releases stands; empty where it has none
     * @param releases the release ids in that array
     */
    public record SourceSlice(String id, Slice json, Optional<Slice> releaseList, List<String> releases) {}

    /** Who the career is. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Head(
            String id,
            String slug,
            String lang,
            String title,
            Family family,
            String seniority,
            List<String> mergedIds,
            List<RoleReference.Occupation> occupations) {

        public Head {
            mergedIds = mergedIds == null ? List.of() : List.copyOf(mergedIds);
            occupations = occupations == null ? List.of() : List.copyOf(occupations);
        }

        public RoleReference reference() {
            return new RoleReference(id, family == null ? null : family.id(), seniority, mergedIds, occupations);
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Family(String id, String name) {}
}
