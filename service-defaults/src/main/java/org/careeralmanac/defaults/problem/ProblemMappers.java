package org.careeralmanac.defaults.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever ends a JAX-RS request into a problem answer; nothing of the framework reaches a client. */
public class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @Inject
    AllowedMethods allowedMethods;

    @ServerExceptionMapper
    public Response problem(ProblemException e) {
        return answer(e);
    }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException e) {
        return answer(unauthenticated("No bearer token came with the request."));
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, AuthenticationCompletionException.class})
    public Response authentication(SecurityException e) {
        return answer(unauthenticated("The bearer token is not valid here: expired, malformed, or of another issuer."));
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e) {
        return answer(new ProblemException(CommonProblem.FORBIDDEN, "The token does not carry the role of this call."));
    }

    @ServerExceptionMapper
    public Response json(JsonProcessingException e) {
        return answer(badBody(e));
    }

    /** The framework has a mapper of its own for this kind, which answers without a body; the nearer class wins. */
    @ServerExceptionMapper
    public Response mismatch(MismatchedInputException e) {
        return answer(badBody(e));
    }

    @ServerExceptionMapper
    public Response violations(ConstraintViolationException e) {
        var violations = e.getConstraintViolations();
        for (ConstraintViolation<?> v : violations) {
            if (last(v.getPropertyPath()).getKind() == ElementKind.PARAMETER) {
                if (isBody(v)) {
                    return answer(new ProblemException(CommonProblem.BAD_BODY, "The request has no body.")
                            .with("errors", List.of(Map.of("at", "", "wrong", v.getMessage()))));
                }
                return answer(ProblemException.badParameter(
                        last(v.getPropertyPath()).getName(), String.valueOf(v.getInvalidValue()), v.getMessage()));
            }
        }
        List<Map<String, String>> errors = violations.stream()
                .map(v -> Map.of("at", pointer(v.getPropertyPath()), "wrong", v.getMessage()))
                .toList();
        return answer(
                new ProblemException(CommonProblem.BAD_BODY, "The body breaks %d rule(s).".formatted(errors.size()))
                        .with("errors", errors));
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException e, UriInfo uri) {
        Optional<ProblemException> within = within(e);
        if (within.isPresent()) {
            return answer(within.get());
        }
        // Quarkus wraps what it could not read into a bare 400; the cause says why.
        if (e.getCause() instanceof JsonProcessingException json) {
            return answer(badBody(json));
        }
        int status = e.getResponse().getStatus();
        ProblemException problem = HttpStatus.problem(status, null);
        if (problem == null) {
            return unexpected(e);
        }
        if (status == 405) {
            Set<String> allowed = allowedMethods.at(uri.getRequestUri().getRawPath());
            problem.withHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
        }
        return answer(problem);
    }

    @ServerExceptionMapper
    public Response anythingElse(Throwable e) {
        Optional<ProblemException> within = within(e);
        if (within.isPresent()) {
            return answer(within.get());
        }
        if (DatabaseAway.causes(e)) {
            LOG.warnf("The database cannot be used: %s", e.getMessage());
            return answer(unavailable("The database cannot be reached."));
        }
        return unexpected(e);
    }

    /** The problem that an exception is or was caused by. */
    static Optional<ProblemException> within(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }

    /** Whether a violation is about the body as a whole, whose Java name means nothing to a client. */
    private static boolean isBody(ConstraintViolation<?> violation) {
        var parameter = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getKind() == ElementKind.PARAMETER)
                .findFirst()
                .orElseThrow()
                .as(Path.ParameterNode.class);
        var method = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .filter(node -> node.getKind() == ElementKind.METHOD)
                .findFirst()
                .orElseThrow()
                .as(Path.MethodNode.class);
        try {
            return Arrays.stream(violation
                            .getRootBeanClass()
                            .getMethod(
                                    method.getName(), method.getParameterTypes().toArray(Class<?>[]::new))
                            .getParameterAnnotations()[parameter.getParameterIndex()])
                    .noneMatch(a -> a.annotationType().getPackageName().startsWith("jakarta.ws.rs")
                            || a.annotationType().getPackageName().startsWith("org.jboss.resteasy"));
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    public static ProblemException unavailable(String detail) {
        return new ProblemException(CommonProblem.UNAVAILABLE, detail).withHeader(HttpHeaders.RETRY_AFTER, "2");
    }

    private static ProblemException unauthenticated(String detail) {
        return new ProblemException(CommonProblem.UNAUTHENTICATED, detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    private static ProblemException badBody(JsonProcessingException e) {
        StringBuilder at = new StringBuilder();
        if (e instanceof JsonMappingException mapping) {
            mapping.getPath().forEach(r -> at.append('/')
                    .append(r.getFieldName() != null ? r.getFieldName() : String.valueOf(r.getIndex())));
        }
        var where = e.getLocation();
        String wrong =
                e.getOriginalMessage().replaceAll("\\s*\\(.*", "").replaceAll("`?(java|org)\\.[\\w.$]+`?", "value");
        return new ProblemException(
                        CommonProblem.BAD_BODY,
                        "The JSON body cannot be used: line %d, column %d."
                                .formatted(
                                        where == null ? 0 : where.getLineNr(), where == null ? 0 : where.getColumnNr()))
                .with("errors", List.of(Map.of("at", at.toString(), "wrong", wrong)));
    }

    private static Response unexpected(Throwable e) {
        return answer(incident(e));
    }

    /** Logs what nobody expected under an id, and gives the client that id. */
    public static ProblemException incident(Throwable e) {
        String incident = UUID.randomUUID().toString();
        LOG.errorf(e, "Incident %s", incident);
        return new ProblemException(CommonProblem.INTERNAL, "The service failed on this request.")
                .with("incident", incident);
    }

    private static Response answer(ProblemException e) {
        Response.ResponseBuilder answer = Response.status(e.type().status())
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(e.problem());
        e.headers().forEach(answer::header);
        return answer.build();
    }

    private static Path.Node last(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}
