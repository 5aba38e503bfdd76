package org.careeralmanac.launcher.steward;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.junit.jupiter.api.Test;

class ImportReportTest {

    @Test
    void saysWhatWasReadStoredAndRefusedAndWhy() throws Exception {
        Map<String, Object> job = JsonUtil.parseJson("""
                {"id": 7, "file": "national.zip", "startedAt": "2026-03-01T10:00:00Z", "endedAt": "2026-03-01T10:00:02.500Z",
                 "status": "done", "outcome": "staged", "rowsRead": 1396, "rowsRefused": 12,
                 "stored": [{"what": "estimates", "count": 831}, {"what": "figures", "count": 9972}],
                 "refused": [{"what": "is not a number", "count": 12}],
                 "leftOut": [{"what": "summary occupations", "count": 553}],
                 "releases": ["bls-oews:2023-05:national:2024-04-03"],
                 "flags": [{"release": "bls-oews:2023-05:national:2024-04-03", "code": "HOURLY", "text": "Hourly pay.",
                            "rows": 4}],
                 "notes": ["One sheet was left out."]}""");
        List<Map<String, Object>> refusals = List.of(JsonUtil.parseJson("""
                {"file": "national.zip › a.xlsx", "sheet": "All", "row": 14, "column": "A_MEAN", "value": "x",
                 "why": "is not a number", "right": "a plain decimal"}"""));

        assertThat(ImportReport.lines("salary", job, refusals))
                .containsExactly(
                        "national.zip: staged, not published in 2.5 s (salary-service, import 7)",
                        "  read      1,396 rows",
                        "  stored    831 estimates, 9,972 figures",
                        "  left out  553 rows: summary occupations",
                        "  refused   12 rows",
                        "          12  is not a number",
                        "    national.zip › a.xlsx, sheet All, row 14, column A_MEAN: 'x' is not a number; right would be: a plain decimal",
                        "    the first 1,000: GET /api/v1/admin/salary/imports/7/refusals",
                        "  release   bls-oews:2023-05:national:2024-04-03",
                        "  confirm   HOURLY: Hourly pay. (4 rows of bls-oews:2023-05:national:2024-04-03)",
                        "  note      One sheet was left out.",
                        "  next      ./almanac releases differences RELEASE, then ./almanac releases publish RELEASE");
    }

    @Test
    void saysWhyNothingWasStored() throws Exception {
        Map<String, Object> job = JsonUtil.parseJson("""
                {"id": 8, "file": "a.pdf", "status": "failed", "rowsRead": 0, "rowsRefused": 0, "stored": [],
                 "failure": {"code": "IMPORT_REFUSED", "text": "a.pdf: is a PDF document"}}""");

        assertThat(ImportReport.lines("salary", job, List.of()))
                .containsExactly(
                        "a.pdf: NOT IMPORTED (salary-service, import 8)",
                        "  read      0 rows",
                        "  failed    a.pdf: is a PDF document (IMPORT_REFUSED); the almanac is as it was",
                        "  refused   0 rows");
    }

    @Test
    void progressIsABarOnATerminalAndFewLinesElsewhere() {
        assertThat(shown(true))
                .contains("\r  reading     [███████████████···············]  50 %  7 rows")
                .doesNotContain("\n");
        assertThat(shown(false).lines())
                .containsExactly("  reading, 1 %, 7 rows", "  reading, 50 %, 7 rows", "  storing, 100 %, 7 rows");
    }

    private static String shown(boolean terminal) {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        Progress progress = new Progress(new PrintStream(written, true, StandardCharsets.UTF_8), terminal);
        progress.show("reading", 1, 100, "7 rows");
        progress.show("reading", 2, 100, "7 rows");
        progress.show("reading", 50, 100, "7 rows");
        progress.show("storing", 100, 100, "7 rows");
        return written.toString(StandardCharsets.UTF_8);
    }
}
