package org.careeralmanac.defaults.problem;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/**
 * Writes every problem that a service can answer with into its API description, as {@code x-problems}, while it is
 * built. The gateway explains them from there.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ProblemsInOpenApi implements OASFilter {

    /** The member of the document: a list of {@code code}, {@code status}, {@code title}, {@code explanation}. */
    public static final String EXTENSION = "x-problems";

    private final IndexView index;

    public ProblemsInOpenApi(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI openApi) {
        List<Map<String, Object>> problems = new ArrayList<>();
        for (ClassInfo type : index.getAllKnownImplementations(ProblemType.class)) {
            if (type.isEnum()) {
                constants(type.name().toString()).forEach(t -> problems.add(described(t)));
            }
        }
        add(openApi, problems);
    }

    /**
     * Adds problems to those that a description has, ordered by code.
     *
     * @throws IllegalStateException if a code is there with another meaning: one code means one thing in the whole suite
     */
    public static void add(OpenAPI openApi, List<Map<String, Object>> problems) {
        Map<String, Object> byCode = new TreeMap<>();
        if (openApi.getExtensions() != null && openApi.getExtensions().get(EXTENSION) instanceof List<?> before) {
            before.forEach(p -> byCode.put(code(p), p));
        }
        for (Map<String, Object> problem : problems) {
            Object other = byCode.putIfAbsent(code(problem), problem);
            if (other != null && !other.equals(problem)) {
                throw new IllegalStateException("A problem has two meanings: " + other + " and " + problem);
            }
        }
        openApi.addExtension(EXTENSION, new ArrayList<>(byCode.values()));
    }

    private static String code(Object problem) {
        return String.valueOf(((Map<?, ?>) problem).get("code"));
    }

    private static Map<String, Object> described(ProblemType type) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("code", type.code());
        problem.put("status", type.status());
        problem.put("title", type.title());
        problem.put("explanation", type.explanation());
        return problem;
    }

    private static List<ProblemType> constants(String enumName) {
        try {
            Class<?> type = Class.forName(enumName, true, Thread.currentThread().getContextClassLoader());
            return List.of(type.getEnumConstants()).stream()
                    .map(ProblemType.class::cast)
                    .toList();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
