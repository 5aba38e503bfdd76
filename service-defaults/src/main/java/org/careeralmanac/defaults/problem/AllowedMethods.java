package org.careeralmanac.defaults.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestPath;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;

/**
 * Which methods an address takes. RFC 9110 asks for them with each 405, and the framework does not say; they are read
 * from the annotations of the resources when they are wanted first, and matched as the framework matches.
 */
@ApplicationScoped
class AllowedMethods {

    private final BeanManager beans;
    private volatile Map<String, RequestMapper<String>> byMethod;

    @Inject
    AllowedMethods(BeanManager beans) {
        this.beans = beans;
    }

    /** @return in alphabetical order; empty where no resource serves the path */
    Set<String> at(String path) {
        Map<String, RequestMapper<String>> known = byMethod;
        if (known == null) {
            known = read();
            byMethod = known;
        }
        Set<String> allowed = new TreeSet<>();
        known.forEach((method, paths) -> {
            if (paths.map(path) != null) {
                allowed.add(method);
            }
        });
        if (allowed.contains(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        if (!allowed.isEmpty()) {
            allowed.add(HttpMethod.OPTIONS);
        }
        return allowed;
    }

    private Map<String, RequestMapper<String>> read() {
        Map<String, ArrayList<RequestPath<String>>> paths = new HashMap<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root == null) {
                continue;
            }
            for (Class<?> type = bean.getBeanClass(); type != Object.class; type = type.getSuperclass()) {
                for (Method method : type.getDeclaredMethods()) {
                    String path = root.value() + "/"
                            + (method.isAnnotationPresent(Path.class)
                                    ? method.getAnnotation(Path.class).value()
                                    : "");
                    for (String name : methods(method)) {
                        paths.computeIfAbsent(name, n -> new ArrayList<>())
                                .add(new RequestPath<>(false, new URITemplate(single(path), false), name));
                    }
                }
            }
        }
        Map<String, RequestMapper<String>> mappers = new HashMap<>();
        paths.forEach((method, templates) -> mappers.put(method, new RequestMapper<>(templates)));
        return mappers;
    }

    private static List<String> methods(Method method) {
        List<String> names = new ArrayList<>();
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                names.add(http.value());
            }
        }
        return names;
    }

    /** With single slashes, and none at the end. */
    private static String single(String path) {
        String single = path.replaceAll("/{2,}", "/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }
}
