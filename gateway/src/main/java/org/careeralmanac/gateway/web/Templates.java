package org.careeralmanac.gateway.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages; Quarkus checks every expression in them against these types when it builds. */
@CheckedTemplate(basePath = "web")
final class Templates {

    private Templates() {}

    static native TemplateInstance home(HomeView view, Shell shell);

    static native TemplateInstance career(CareerView view, Shell shell);

    static native TemplateInstance search(SearchView view, Shell shell);

    static native TemplateInstance moves(MovesView view, Shell shell);

    static native TemplateInstance compare(CompareView view, Shell shell);

    static native TemplateInstance standing(StandingView view, Shell shell);

    static native TemplateInstance payareas(PayAreasView view, Shell shell);

    static native TemplateInstance sources(SourcesView view, Shell shell);

    static native TemplateInstance trendlist(TrendsView view, Shell shell);

    static native TemplateInstance onetrend(TrendView view, Shell shell);

    static native TemplateInstance problem(ProblemView view, Shell shell);
}
