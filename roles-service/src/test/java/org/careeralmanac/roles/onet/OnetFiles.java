package org.careeralmanac.roles.onet;

import java.util.LinkedHashMap;
import java.util.Map;

/** A small database in the layout of O*NET's text files, with occupations of its own. */
public final class OnetFiles {

    static final String README = "O*NET 30.1 Database\r\nDecember 2025 Release\r\n";

    private OnetFiles() {}

    /** Three occupations: one with everything, one beside it, and one of whom nothing is known but the name. */
    public static Map<String, String> all() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("db_30_1_text/Read Me.txt", README);
        put(files, "Occupation Data", """
                O*NET-SOC Code|Title|Description
                15-9101.00|Lighthouse Engineers|Keep the lamps of a coast in order.
                15-9102.00|Buoy Tenders|Look after buoys.
                15-9109.00|Sea Mark Occupations, All Other|All sea mark occupations not listed separately.
                """);
        put(files, "Content Model Reference", """
                Element ID|Element Name|Description
                2.A.1.a|Reading Charts|Understanding what a chart says.
                2.A.1.b|Listening|Hearing what a fog horn says.
                2.D.1|Required Level of Education|The schooling that the work asks for.
                3.A.3|On-the-Job Training|Training while at work.
                2.D.4.a|Certification|A paper that says so.
                1.D.1.a|Patience|Waiting without haste.
                1.D.1.b|Calm|Staying calm in a storm.
                1.B.1.a|Realistic|Work with things.
                1.B.1.b|Investigative|Work with ideas.
                1.B.1.g|First Interest High-Point|The first.
                1.B.1.h|Second Interest High-Point|The second.
                """);
        put(files, "Scales Reference", """
                Scale ID|Scale Name|Minimum|Maximum
                IM|Importance|1|5
                LV|Level|0|7
                RL|Required Level Of Education (Categories 1-12)|0|100
                OJ|On-The-Job Training (Categories 1-9)|0|100
                OI|Occupational Interests|1|7
                IH|Occupational Interest High-Point|0|6
                WI|Work Styles Impact|-3|3
                DR|Distinctiveness Rank|0|10
                """);
        put(files, "Level Scale Anchors", """
                Element ID|Element Name|Scale ID|Anchor Value|Anchor Description
                2.A.1.a|Reading Charts|LV|2|Read a plan of the harbour
                2.A.1.a|Reading Charts|LV|4|Read a chart of the coast
                2.A.1.a|Reading Charts|LV|6|Read a chart of the ocean
                """);
        put(files, "Education, Training, and Experience Categories", """
                Element ID|Element Name|Scale ID|Category|Category Description
                2.D.1|Required Level of Education|RL|2|High School Diploma - or the equivalent (for example, GED)
                2.D.1|Required Level of Education|RL|6|Bachelor's Degree
                3.A.3|On-the-Job Training|OJ|3|Over one month
                """);
        put(files, "Job Zone Reference", """
                Job Zone|Name|Experience|Education|Job Training|Examples|SVP Range
                4|Job Zone Four: Much|Years on a coast.|Most need a degree.|Some years of training.|Examples.|(7.0 to < 8.0)
                """);
        put(files, "Alternate Titles", """
                O*NET-SOC Code|Alternate Title|Short Title|Source(s)
                15-9101.00|Lamp Engineer (LE)|LE|02,08
                15-9101.00|LIGHT KEEPER|n/a|08
                """);
        put(files, "Sample of Reported Titles", """
                O*NET-SOC Code|Reported Job Title|Shown in My Next Move
                15-9101.00|Beacon Engineer|N
                15-9101.00|Light Keeper|Y
                """);
        put(files, "Task Statements", """
                O*NET-SOC Code|Task ID|Task|Task Type|Incumbents Responding|Date|Domain Source
                15-9101.00|12|Paint the tower.|Supplemental|n/a|08/2023|Occupational Expert
                15-9101.00|11|Conduct "lamp counts" along the coast.|Core|40|08/2023|Incumbent
                15-9101.00|10|Polish the lens.|n/a|n/a|08/2023|Occupational Expert
                15-9102.00|20|Count buoys.|Core|9|08/2023|Incumbent
                """);
        put(files, "Technology Skills", """
                O*NET-SOC Code|Example|Commodity Code|Commodity Title|Hot Technology|In Demand
                15-9101.00|Fog Suite|43230001|Weather software|Y|N
                15-9101.00|Chart Maker|43230002|Map software|N|N
                15-9101.00|Chart Maker|43230003|Drawing software|N|N
                15-9101.00|Lamp Control|43230004|Control software|Y|Y
                15-9102.00|Lamp Control|43230004|Control software|Y|N
                """);
        put(files, "Skills", """
                O*NET-SOC Code|Element ID|Element Name|Scale ID|Data Value|N|Standard Error|Lower CI Bound|Upper CI Bound|Recommend Suppress|Not Relevant|Date|Domain Source
                15-9101.00|2.A.1.a|Reading Charts|IM|4.12|8|0.1250|3.8|4.3|N|n/a|08/2023|Analyst
                15-9101.00|2.A.1.a|Reading Charts|LV|4.62|8|0.1830|4.2|4.9|N|N|08/2023|Analyst
                15-9101.00|2.A.1.b|Listening|IM|3.50|8|0.9000|1.0|5.0|Y|n/a|08/2023|Analyst
                15-9101.00|2.A.1.b|Listening|LV|0.25|8|0.2500|0.0|0.7|N|Y|08/2023|Analyst
                15-9102.00|2.A.1.a|Reading Charts|IM|3.00|8|0.0000|n/a|n/a|N|n/a|08/2023|Analyst
                15-9102.00|2.A.1.a|Reading Charts|LV|n/a|n/a|n/a|n/a|n/a|N|n/a|08/2023|Analyst
                """);
        put(files, "Education, Training, and Experience", """
                O*NET-SOC Code|Element ID|Element Name|Scale ID|Category|Data Value|N|Standard Error|Lower CI Bound|Upper CI Bound|Recommend Suppress|Date|Domain Source
                15-9101.00|2.D.1|Required Level of Education|RL|1|0.00|28|0.0000|n/a|n/a|N|08/2023|Incumbent
                15-9101.00|2.D.1|Required Level of Education|RL|2|20.40|28|4.1428|0.6|25.5|N|08/2023|Incumbent
                15-9101.00|2.D.1|Required Level of Education|RL|6|79.60|28|4.1428|0.6|25.5|N|08/2023|Incumbent
                15-9101.00|3.A.3|On-the-Job Training|OJ|3|61.00|27|19.0000|8.2|75.1|N|08/2023|Incumbent
                15-9101.00|3.A.3|On-the-Job Training|OJ|9|39.00|27|19.0000|8.2|75.1|Y|08/2023|Incumbent
                15-9101.00|2.D.4.a|Certification|IM|n/a|2.50|28|0.2000|1.0|3.0|N|08/2023|Incumbent
                """);
        put(files, "Job Zones", """
                O*NET-SOC Code|Job Zone|Date|Domain Source
                15-9101.00|4|08/2023|Analyst
                """);
        put(files, "Work Styles", """
                O*NET-SOC Code|Element ID|Element Name|Scale ID|Data Value|Date|Domain Source
                15-9101.00|1.D.1.a|Patience|DR|0.00|12/2025|AI/Expert
                15-9101.00|1.D.1.a|Patience|WI|2.90|12/2025|AI/Expert
                15-9101.00|1.D.1.b|Calm|DR|1.00|12/2025|AI/Expert
                15-9101.00|1.D.1.b|Calm|WI|-0.50|12/2025|AI/Expert
                """);
        put(files, "Interests", """
                O*NET-SOC Code|Element ID|Element Name|Scale ID|Data Value|Date|Domain Source
                15-9101.00|1.B.1.a|Realistic|OI|6.50|11/2023|Machine Learning
                15-9101.00|1.B.1.b|Investigative|OI|3.24|11/2023|Machine Learning
                15-9101.00|1.B.1.g|First Interest High-Point|IH|1.00|11/2023|Machine Learning
                15-9101.00|1.B.1.h|Second Interest High-Point|IH|0.00|11/2023|Machine Learning
                """);
        put(files, "Related Occupations", """
                O*NET-SOC Code|Related O*NET-SOC Code|Relatedness Tier|Index
                15-9101.00|15-9102.00|Primary-Short|1
                15-9101.00|15-9109.00|Supplemental|2
                15-9101.00|99-9999.00|Supplemental|3
                """);
        return files;
    }

    /** Of the whole only these tables, under a release's number and month. */
    static Map<String, String> some(String number, String month, String... tables) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("Read Me.txt", "O*NET %s Database\r\n%s Release\r\n".formatted(number, month));
        for (String table : tables) {
            files.put(table + ".txt", all().get("db_30_1_text/" + table + ".txt"));
        }
        return files;
    }

    /** Bars for tabs, line ends as the publisher's. */
    public static String table(String bars) {
        return bars.strip().replace("|", "\t").replace("\n", "\r\n") + "\r\n";
    }

    private static void put(Map<String, String> files, String name, String bars) {
        files.put("db_30_1_text/" + name + ".txt", table(bars));
    }
}
