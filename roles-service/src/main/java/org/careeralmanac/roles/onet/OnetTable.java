package org.careeralmanac.roles.onet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.careeralmanac.defaults.sheet.Layout;

/**
 * The tables of the O*NET database that are read, in the order in which they must be: what others refer to comes first.
 * A table is found by the name of its file, {@code Task Statements.txt} or {@code Task Statements.xlsx}; the workbooks
 * have more columns ({@code Title}, {@code Scale Name}), which are passed over.
 */
enum OnetTable {
    OCCUPATION_DATA(
            "occupation-data",
            "Occupation Data",
            "occupations",
            Layout.of(Columns.CODE, "Title", "Description"),
            "code",
            "title",
            "description"),
    CONTENT_MODEL(
            "content-model-reference",
            "Content Model Reference",
            "elements",
            Layout.of(Columns.ELEMENT, Columns.NAME, "Description"),
            "element",
            "name",
            "description"),
    SCALES(
            "scales-reference",
            "Scales Reference",
            "scales",
            Layout.of(Columns.SCALE, "Scale Name", "Minimum", "Maximum"),
            "scale",
            "name",
            "minimum",
            "maximum"),
    ANCHORS(
            "level-scale-anchors",
            "Level Scale Anchors",
            "anchors",
            Layout.of(Columns.ELEMENT, Columns.SCALE, "Anchor Value", "Anchor Description"),
            "element",
            "scale",
            "value",
            "description"),
    PREPARATION_CATEGORIES(
            "education-training-experience-categories",
            "Education, Training, and Experience Categories",
            "categories",
            Layout.of(Columns.ELEMENT, Columns.SCALE, "Category", "Category Description"),
            "element",
            "scale",
            "category",
            "description"),
    ZONE_REFERENCE(
            "job-zone-reference",
            "Job Zone Reference",
            "job zones described",
            Layout.of("Job Zone", "Name", "Experience", "Education", "Job Training", "Examples", "SVP Range"),
            "zone",
            "name",
            "experience",
            "education",
            "training",
            "examples",
            "svp_range"),
    ALTERNATE_TITLES(
            "alternate-titles",
            "Alternate Titles",
            "alternate titles",
            Layout.of(Columns.CODE, "Alternate Title", "Short Title", "Source(s)"),
            "code",
            "position",
            "title",
            "short_title",
            "kind",
            "origins",
            "featured"),
    REPORTED_TITLES(
            "sample-of-reported-titles",
            "Sample of Reported Titles",
            "reported titles",
            Layout.of(Columns.CODE, "Reported Job Title", "Shown in My Next Move"),
            "code",
            "position",
            "title",
            "short_title",
            "kind",
            "origins",
            "featured"),
    TASKS(
            "task-statements",
            "Task Statements",
            "tasks",
            Layout.of(
                    Columns.CODE,
                    "Task ID",
                    "Task",
                    "Task Type",
                    "Incumbents Responding",
                    Columns.DATE,
                    Columns.DOMAIN),
            "code",
            "task",
            "statement",
            "type",
            "incumbents",
            "surveyed",
            "domain_source"),
    TECHNOLOGY(
            "technology-skills",
            "Technology Skills",
            "technologies",
            Layout.of(Columns.CODE, "Example", "Commodity Code", "Commodity Title", "Hot Technology", "In Demand"),
            "code",
            "name",
            "commodity",
            "commodity_title",
            "hot",
            "in_demand"),
    SKILLS("skills", "Skills", "ratings of skills", Columns.RATINGS, ratingColumns()),
    KNOWLEDGE("knowledge", "Knowledge", "ratings of knowledge", Columns.RATINGS, ratingColumns()),
    ABILITIES("abilities", "Abilities", "ratings of abilities", Columns.RATINGS, ratingColumns()),
    PREPARATION(
            "education-training-experience",
            "Education, Training, and Experience",
            "shares of schooling, training and experience",
            Layout.of(
                    Columns.CODE,
                    Columns.ELEMENT,
                    Columns.NAME,
                    Columns.SCALE,
                    "Category",
                    Columns.VALUE,
                    Columns.SAMPLE,
                    Columns.ERROR,
                    Columns.SUPPRESS,
                    Columns.DATE,
                    Columns.DOMAIN),
            "code",
            "element",
            "name",
            "scale",
            "category",
            "value",
            "missing",
            "sample_size",
            "standard_error",
            "surveyed",
            "domain_source"),
    JOB_ZONES(
            "job-zones",
            "Job Zones",
            "job zones",
            Layout.of(Columns.CODE, "Job Zone", Columns.DATE, Columns.DOMAIN),
            "code",
            "zone",
            "surveyed",
            "domain_source"),
    /** Up to 29.3 rated by those who do the work, with sample and error; later on other scales, without. */
    WORK_STYLES("work-styles", "Work Styles", "ratings of work styles", Columns.ELEMENTS, elementColumns()),
    INTERESTS("interests", "Interests", "ratings of interests", Columns.ELEMENTS, elementColumns()),
    RELATED(
            "related-occupations",
            "Related Occupations",
            "relations",
            Layout.of(Columns.CODE, Columns.RELATED_CODE, "Relatedness Tier", "Index"),
            "code",
            "related_code",
            "tier",
            "position");

    private final String part;
    private final String file;
    private final String rows;
    private final Layout layout;
    private final List<String> columns;

    /**
     * @param part of the release that the table is loaded as
     * @param file its name at the publisher's, without ending
     * @param rows what its rows are, in the plural
     * @param columns of the staging table that its rows go to
     */
    OnetTable(String part, String file, String rows, Layout layout, String... columns) {
        this.part = part;
        this.file = file;
        this.rows = rows;
        this.layout = layout;
        this.columns = List.of(columns);
    }

    private static String[] ratingColumns() {
        return new String[] {
            "code",
            "element",
            "name",
            "scale",
            "value",
            "missing",
            "sample_size",
            "standard_error",
            "not_relevant",
            "surveyed",
            "domain_source"
        };
    }

    private static String[] elementColumns() {
        return new String[] {
            "code",
            "element",
            "name",
            "scale",
            "value",
            "missing",
            "sample_size",
            "standard_error",
            "surveyed",
            "domain_source"
        };
    }

    /** The table that a file of this name holds, whatever its ending and folder. */
    static Optional<OnetTable> ofFile(String simpleName) {
        int dot = simpleName.lastIndexOf('.');
        String stem = (dot < 0 ? simpleName : simpleName.substring(0, dot))
                .replace('_', ' ')
                .strip()
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(table -> table.file.toLowerCase(Locale.ROOT).equals(stem))
                .findFirst();
    }

    String part() {
        return part;
    }

    String file() {
        return file;
    }

    String rows() {
        return rows;
    }

    Layout layout() {
        return layout;
    }

    List<String> columns() {
        return columns;
    }

    /** Whether its rows speak of occupations that Occupation Data defines. */
    boolean ofOccupations() {
        return columns.getFirst().equals("code") && this != OCCUPATION_DATA;
    }
}
