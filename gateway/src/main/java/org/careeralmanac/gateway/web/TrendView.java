package org.careeralmanac.gateway.web;

import java.util.List;
import org.careeralmanac.gateway.owners.RoleReference;
import org.careeralmanac.gateway.web.model.Source;
import org.careeralmanac.gateway.web.model.TrendDetail;
import org.careeralmanac.gateway.web.model.Trends.Trend;

/**
 * One trend with the series that it rests on.
 *
 * @param away whether there are series that cannot be shown at the moment
 */
public record TrendView(Trend trend, Source source, List<SeriesLine> lines, boolean away) {

    static TrendView of(TrendDetail detail, List<SeriesLine> lines, boolean away) {
        Source source = detail.source() == null ? Source.unknown(detail.trend().source()) : detail.source();
        return new TrendView(detail.trend(), source, lines, away);
    }

    public String sourceLink(String id) {
        return "/sources#source-" + id;
    }

    public String encoded(String text) {
        return RoleReference.encoded(text);
    }
}
