import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Writes salaries like those of aijobs.net: {@code java Salaries.java ROWS SEED > salaries-2025-01-19.csv}. The same
 * seed gives the same bytes. How often a title, a country or a remote share comes, and that many amounts are round, is
 * modelled on a real snapshot; no row of it is in here.
 */
public final class Salaries {

    private static final String[] TITLES = {
        "Data Scientist", "Data Engineer", "Data Analyst", "Machine Learning Engineer", "Software Engineer", "Engineer",
        "Research Scientist", "Applied Scientist", "Analytics Engineer", "Data Architect", "Manager", "Research Engineer",
        "Analyst", "Data Manager", "Business Intelligence Engineer", "Associate", "Product Manager", "AI Engineer",
        "Business Intelligence Analyst", "Data Specialist", "Machine Learning Scientist", "ML Engineer", "MLOps Engineer"
    };
    private static final String[] COUNTRIES = {"US", "GB", "CA", "DE", "ES", "FR", "IN", "AU", "PL", "NA"};
    private static final String[] CURRENCIES = {"USD", "GBP", "CAD", "EUR", "EUR", "EUR", "INR", "AUD", "PLN", "USD"};
    private static final int[] UNITS = {1, 1, 1, 1, 1, 1, 25, 1, 2, 1};
    private static final String[] SENIORITIES = {"EN", "MI", "SE", "SE", "SE", "EX"};
    private static final String[] EMPLOYMENTS = {"FT", "PT", "CT", "FL"};
    private static final String[] SIZES = {"S", "M", "M", "M", "L"};
    private static final String[] REMOTE = {"0", "0", "0", "100", "100", "50"};

    public static void main(String[] arguments) throws IOException {
        long rows = Long.parseLong(arguments[0]);
        SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[1]));
        try (OutputStream out = new BufferedOutputStream(System.out, 1 << 16)) {
            out.write(("work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,"
                            + "employee_residence,remote_ratio,company_location,company_size\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            StringBuilder row = new StringBuilder(120);
            for (long i = 0; i < rows; i++) {
                row.setLength(0);
                int country = (int) (Math.pow(random.nextDouble(), 4) * COUNTRIES.length);
                int title = (int) (Math.pow(random.nextDouble(), 2) * TITLES.length);
                int seniority = random.nextInt(SENIORITIES.length);
                int year = 2020 + (int) (Math.sqrt(random.nextDouble()) * 6);
                double pay = 60_000 + 25_000 * seniority + 30_000 * random.nextGaussian();
                long step = random.nextInt(4) == 0 ? 10 : 1_000;
                long salary = Math.max(20_000, Math.round(pay / step) * step);
                row.append(year).append(',');
                row.append(SENIORITIES[seniority]).append(',');
                row.append(random.nextInt(50) == 0 ? EMPLOYMENTS[random.nextInt(4)] : "FT").append(',');
                row.append(TITLES[title]).append(',');
                row.append(salary * UNITS[country]).append(',').append(CURRENCIES[country]).append(',');
                row.append(salary).append(',').append(COUNTRIES[country]).append(',');
                row.append(REMOTE[random.nextInt(REMOTE.length)]).append(',').append(COUNTRIES[country]).append(',');
                row.append(SIZES[random.nextInt(SIZES.length)]).append("\r\n");
                out.write(row.toString().getBytes(StandardCharsets.US_ASCII));
            }
        }
    }
}
