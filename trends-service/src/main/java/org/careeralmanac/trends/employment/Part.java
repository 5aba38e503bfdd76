package org.careeralmanac.trends.employment;

/** The files of one edition, by how their names begin. */
enum Part {
    national("national_", "1"),
    natsector("natsector_", "1"),
    nat3d("nat3d_", "1"),
    nat4d("nat4d_", "1"),
    state("state_", "2"),
    metro("msa_", "4"),
    nonmetro("bos_", "6"),
    all("all_data_", null);

    private final String prefix;
    private final String areaType;

    Part(String prefix, String areaType) {
        this.prefix = prefix;
        this.areaType = areaType;
    }

    /** What kind of area its rows are of where they do not say it themselves; null where they must. */
    String areaType() {
        return areaType;
    }

    /** The part that a file of this name is, or null. */
    static Part ofFile(String lowerCaseName) {
        for (Part part : values()) {
            if (lowerCaseName.startsWith(part.prefix)) {
                return part;
            }
        }
        return null;
    }

    /** The part of this name, or null. */
    static Part of(String name) {
        for (Part part : values()) {
            if (part.name().equals(name)) {
                return part;
            }
        }
        return null;
    }
}
