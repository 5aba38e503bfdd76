package org.careeralmanac.salary.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.careeralmanac.defaults.imports.CopyWriter;
import org.careeralmanac.defaults.imports.ImportRun;
import org.careeralmanac.defaults.imports.Importer;
import org.careeralmanac.defaults.release.Release;
import org.careeralmanac.defaults.release.Releases;
import org.careeralmanac.defaults.release.Source;
import org.careeralmanac.defaults.sheet.Bundle;
import org.careeralmanac.defaults.sheet.Layout;
import org.careeralmanac.defaults.sheet.Row;
import org.careeralmanac.defaults.sheet.SheetException;
import org.careeralmanac.defaults.sheet.Table;

/** An importer for tests: one median for each role, CSV with the columns role and median. */
@ApplicationScoped
public class PlainPayImporter implements Importer {

    @Override
    public String kind() {
        return "plain-pay";
    }

    @Override
    public String title() {
        return "For tests: CSV with role and median";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.EDITION, Parameter.PART, Parameter.KNOWN_FROM);
    }

    @Override
    public void load(Bundle bundle, ImportRun run) throws SQLException {
        try (Statement create = run.connection().createStatement()) {
            create.execute("CREATE TEMPORARY TABLE plain_pay (role text, median numeric) ON COMMIT DROP");
        }
        try (Table table = bundle.only().table(Layout.of("role", "median"));
                CopyWriter copy = run.copy("plain_pay", "role", "median")) {
            for (Row row : table) {
                run.read(1);
                try {
                    BigDecimal median = row.decimal("median");
                    copy.row(row.required("role"), median);
                } catch (SheetException e) {
                    run.refuse(e.refusal());
                }
            }
        }
        String part = run.parameter("part").orElse("all");
        Releases.Staged staged = run.stage(
                new Source(part, "P", "T", null, "CC0-1.0", "A", Source.Kind.SURVEY),
                new Release.Draft(
                        part,
                        run.parameter("edition").orElse("all"),
                        part,
                        null,
                        run.knownFrom().orElseThrow(),
                        bundle.only().sha256()));
        if (staged.known()) {
            return;
        }
        try (PreparedStatement insert = run.connection().prepareStatement("""
                WITH made AS (
                    INSERT INTO estimate (id, release_id, subject_role, subject_title, area_id, seniority, period, basis,
                        currency)
                    SELECT translate(substr(md5(r.id || p.role), 1, 16), '0189', 'ghij'), r.id, p.role, p.role, 'US', 'all',
                        'year', 'base', 'USD'
                    FROM plain_pay p, (SELECT ?::text AS id) r RETURNING id, subject_role)
                INSERT INTO figure (id, estimate_id, statistic, unit, value)
                SELECT reverse(m.id), m.id, 'median', 'USD', p.median
                FROM made m JOIN plain_pay p ON p.role = m.subject_role""")) {
            insert.setString(1, staged.id());
            run.stored("estimates", insert.executeUpdate());
        }
    }
}
