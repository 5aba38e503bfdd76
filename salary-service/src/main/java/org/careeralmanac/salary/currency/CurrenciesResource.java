package org.careeralmanac.salary.currency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.careeralmanac.defaults.http.JsonBody;
import org.careeralmanac.defaults.http.Parameters;
import org.careeralmanac.defaults.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The currencies that a reader may see pay in. */
@Path("/api/v1/currencies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Choices", description = "What the parameters of a view may be")
public class CurrenciesResource {

    /** The euro has a rate whenever any currency has: all rates are for one euro. */
    private static final String ALL = """
            WITH rated AS MATERIALIZED (
                SELECT DISTINCT r.currency, extract(year FROM r.month)::integer AS year
                FROM exchange_rate r JOIN visible_release(coalesce(?::date, date '9999-12-31')) v ON v.id = r.release_id
                WHERE v.source_id = 'ecb-rates')
            SELECT c.code, c.name, c.digits, c.symbol, c.withdrawn,
                   ARRAY(SELECT DISTINCT year FROM rated WHERE currency = c.code OR c.code = 'EUR' ORDER BY year)
            FROM currency c ORDER BY c.code""";

    private final DataSource database;
    private final ObjectMapper json;

    CurrenciesResource(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @Schema(name = "CurrencyList")
    public record Currencies(List<Choice> items) {}

    @Schema(name = "CurrencyChoice", description = "A currency of ISO 4217, and when pay can be converted to it")
    public record Choice(
            @Schema(examples = "EUR") String code,
            @Schema(examples = "Euro") String name,

            @Schema(
                    nullable = true,
                    description = "Digits of its minor unit; null for one that was withdrawn before that was recorded",
                    examples = "2")
            Integer minorUnit,

            @Schema(
                    nullable = true,
                    description = "What sentences call it; without one they use the code",
                    examples = "€")
            String symbol,

            @Schema(
                    nullable = true,
                    description = "Year or month in which it ceased to be, null while in use",
                    examples = "2002-03")
            String withdrawn,

            @Schema(
                    description =
                            "Years in which there is an exchange rate, ascending. Pay of another time cannot be shown in it")
            List<Integer> ratedYears) {}

    @GET
    @Operation(operationId = "getCurrencies", summary = "Every currency, by code")
    @APIResponse(
            responseCode = "200",
            description = "The currencies",
            content = @Content(schema = @Schema(implementation = Currencies.class)))
    @APIResponse(
            responseCode = "400",
            description = "BAD_PARAMETER",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response currencies(
            @QueryParam("asOf") @Parameter(description = "A day, for what was known at its end", example = "2025-06-01")
                    String asOf,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch)
            throws SQLException, JsonProcessingException {
        List<Choice> all = all(Parameters.date("asOf", asOf));
        return JsonBody.answer(json.writeValueAsBytes(new Currencies(all)), ifNoneMatch, "no-cache");
    }

    private List<Choice> all(LocalDate asOf) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ALL)) {
            select.setObject(1, asOf);
            try (ResultSet row = select.executeQuery()) {
                List<Choice> all = new ArrayList<>();
                while (row.next()) {
                    all.add(new Choice(
                            row.getString(1),
                            row.getString(2),
                            row.getObject(3, Integer.class),
                            row.getString(4),
                            row.getString(5),
                            List.of((Integer[]) row.getArray(6).getArray())));
                }
                return all;
            }
        }
    }
}
