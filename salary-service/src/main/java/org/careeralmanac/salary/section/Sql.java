package org.careeralmanac.salary.section;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement whose parameters have names, since the larger ones need some of them in many places. */
final class Sql {

    /** A name after one colon; two are a cast. */
    private static final Pattern NAME = Pattern.compile("(?<!:):([a-zA-Z]+)");

    private final String text;
    private final List<String> names = new ArrayList<>();

    Sql(String named) {
        Matcher names = NAME.matcher(named);
        text = names.replaceAll(m -> {
            this.names.add(m.group(1));
            return "?";
        });
    }

    /** @param values by name: texts, numbers, days and arrays of texts; null where a value is absent */
    PreparedStatement prepare(Connection connection, Map<String, ?> values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < names.size(); i++) {
            Object value = values.get(names.get(i));
            switch (value) {
                case null -> statement.setNull(i + 1, Types.NULL);
                case String[] array -> statement.setArray(i + 1, connection.createArrayOf("text", array));
                case LocalDate day -> statement.setObject(i + 1, day);
                case Boolean flag -> statement.setBoolean(i + 1, flag);
                case Integer number -> statement.setInt(i + 1, number);
                default -> statement.setString(i + 1, value.toString());
            }
        }
        return statement;
    }
}
