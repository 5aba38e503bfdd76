package org.careeralmanac.roles.role;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** How long the one statement takes that a role's page is read by, over a connection of a pool. */
public final class PageReads {

    private PageReads() {}

    /** @return microseconds of each read, the shortest first */
    public static double[] micros(String url, String user, List<String> slugs) throws SQLException {
        AgroalDataSourceConfigurationSupplier one = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .connectionFactoryConfiguration(f -> f.jdbcUrl(url).principal(new NamePrincipal(user))));
        try (AgroalDataSource database = AgroalDataSource.from(one)) {
            StoredAnswers answers = new StoredAnswers(database);
            double[] micros = new double[slugs.size()];
            for (int i = 0; i < micros.length; i++) {
                long start = System.nanoTime();
                if (answers.bySlug(slugs.get(i), null, null).body() == null) {
                    throw new IllegalStateException("no page at " + slugs.get(i));
                }
                micros[i] = (System.nanoTime() - start) / 1e3;
            }
            // The first half warms.
            double[] warm = Arrays.copyOfRange(micros, micros.length / 2, micros.length);
            Arrays.sort(warm);
            return warm;
        }
    }
}
