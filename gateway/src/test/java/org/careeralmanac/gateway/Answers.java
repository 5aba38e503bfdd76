package org.careeralmanac.gateway;

/** What owners answer in tests. The odd spacing and number shapes show that content is copied, not written again. */
public final class Answers {

    public static final String OVERVIEW_CONTENT =
            "{ \"summary\" : \"Leads; writes “naïve” code → ships\",\"groups\":[], \"caveats\":[]}";
    public static final String SALARY_CONTENT = "{\"text\":\"…\",  \"figure\":152810.00, \"big\":1E+3, \"caveats\":[]}";
    public static final String TRENDS_CONTENT = "{\"text\":\"a \\u0041\",\"trends\" :[ {\"id\":\"x\"} ]}";

    private Answers() {}

    public static String roles(String slug) {
        return roles(slug, "15-1221");
    }

    public static String roles(String slug, String occupation) {
        return """
                {"head":{"id":"%1$s","slug":"%1$s","lang":"en","title":"Title of %1$s",\
                "family":{"id":"ai-machine-learning","name":"AI & Machine Learning"},"seniority":"principal",\
                "mergedIds":["old-role"],"occupations":[\
                {"scheme":"SOC-2018","code":"%3$s","title":"Computer Scientists","fit":"broader",\
                "predecessors":[{"scheme":"SOC-2010","code":"15-1111","fit":"exact"}]},\
                {"scheme":"ONET-SOC-2019","code":"15-1221.00","title":"Computer Scientists","fit":"broader","predecessors":[]}],\
                "firstKnown":"2026-11-23"},
                "sections":{"overview":{"updatedAt":"2026-11-23T00:00:00Z","content":%2$s},
                "responsibilities":{"updatedAt":"2026-11-23T00:00:00Z","content":{"groups":[],"caveats":[]}},
                "requirements":{"updatedAt":"2026-11-23T00:00:00Z","content":{"groups":[],"caveats":[]}},
                "careerDevelopment":{"updatedAt":"2026-11-23T00:00:00Z","content":{"groups":[],"caveats":[]}},
                "softSkills":{"updatedAt":"2026-11-23T00:00:00Z","content":{"groups":[],"caveats":[]}},
                "bestPractices":{"updatedAt":"2026-11-23T00:00:00Z","content":{"groups":[],"caveats":[]}},
                "relatedCareers":{"updatedAt":"2026-11-23T00:00:00Z","content":{"careers":[]}}},
                "highlights":{"education":{"text":"A master's degree"}},
                "sources":[{"id":"onet","publisher":"USDOL","releases":["onet:all:excerpt:2024-08-31"]},\
                {"id":"career-almanac","publisher":"Career Almanac contributors","releases":["career-almanac:all:starter:2026-11-23"]}],
                "validUntil":null}""".formatted(slug, OVERVIEW_CONTENT, occupation);
    }

    public static String salary(String slug) {
        return salary(slug, SALARY_CONTENT);
    }

    public static String salary(String slug, String content) {
        return """
                {"sections":{"salary":{"updatedAt":"2026-11-01T09:00:00Z","content":%s}},
                "highlights":{"pay":{"text":"pay of %s"}},
                "sources":[{ "id":"bls-oews" , "publisher":"BLS","releases":["bls-oews:2024-05:excerpt:2025-04-02"]},\
                {"id":"career-almanac","publisher":"Career Almanac contributors","releases":["career-almanac:all:starter:2026-12-24"]}],
                "validUntil":null}""".formatted(content, slug);
    }

    public static String trends(String slug) {
        return trends(slug, "null");
    }

    public static String trends(String slug, String validUntil) {
        return """
                {"sections":{"marketDemand":{"updatedAt":"2026-11-01T09:00:00Z","content":{"series":[]}},
                "trends":{"updatedAt":"2026-11-02T09:00:00Z","content":%s}},
                "highlights":{"outlook":{"text":"grows"},"hiring":null},
                "sources":[{"id":"bls-ep","publisher":"BLS","releases":["bls-ep:2024-2034:excerpt:2025-08-28"]}],
                "validUntil":%s}""".formatted(TRENDS_CONTENT, validUntil);
    }
}
