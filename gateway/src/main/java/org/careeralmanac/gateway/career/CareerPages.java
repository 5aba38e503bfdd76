package org.careeralmanac.gateway.career;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import org.careeralmanac.gateway.owners.View;

/** Career pages, assembled from the owners. */
public interface CareerPages {

    /**
     * What is asked for.
     *
     * @param slug the career's address
     * @param sections the keys asked for in the order of the page, or empty for all eleven
     * @param asOf the day whose knowledge is asked for, or null for today's
     * @param view how pay is to be seen
     */
    record PageRequest(String slug, List<String> sections, LocalDate asOf, View view) {

        public PageRequest(String slug, List<String> sections, LocalDate asOf) {
            this(slug, sections, asOf, View.DEFAULT);
        }
    }

    /** What came of it. */
    sealed interface PageAnswer {

        /**
         * @param json the page as DESIGN.md 3 has it
         * @param etag its strong entity tag, quoted
         * @param complete whether every section is live or not covered
         */
        record Found(byte[] json, String etag, boolean complete) implements PageAnswer {}

        /** The career lives at another address now. */
        record Moved(String slug) implements PageAnswer {}

        /**
         * There is no such career, or there was none on that day.
         *
         * @param problem the RFC 9457 body
         */
        record Missing(int status, byte[] problem) implements PageAnswer {}

        /**
         * An owner cannot answer what was asked for: a place or a currency that is none, prices without an index.
         *
         * @param problem the RFC 9457 body, of status 400
         */
        record Refused(byte[] problem) implements PageAnswer {}

        /** Nothing is known about this address because roles-service does not answer. */
        record Unavailable(int retryAfterSeconds) implements PageAnswer {}
    }

    Uni<PageAnswer> page(PageRequest request);

    /** Every source of every owner, united by id, as the JSON that the API answers with. */
    Uni<byte[]> sources();
}
