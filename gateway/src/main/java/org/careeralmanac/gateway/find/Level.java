package org.careeralmanac.gateway.find;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How much schooling a career typically starts with, the least first. */
enum Level {
    NONE("none", "no schooling in particular"),
    HIGH_SCHOOL("highSchool", "a high school diploma"),
    POSTSECONDARY("postsecondary", "a certificate or some college, no degree"),
    ASSOCIATE("associate", "an associate degree"),
    BACHELOR("bachelor", "a bachelor's degree"),
    MASTER("master", "a master's degree"),
    DOCTORATE("doctorate", "a doctorate or professional degree");

    private final String key;
    private final String words;

    Level(String key, String words) {
        this.key = key;
        this.words = words;
    }

    String key() {
        return key;
    }

    /** As it is said in a sentence: "a bachelor's degree". */
    String words() {
        return words;
    }

    static Optional<Level> of(String key) {
        return Arrays.stream(values()).filter(l -> l.key.equals(key)).findFirst();
    }

    static String list() {
        return Arrays.stream(values()).map(Level::key).collect(Collectors.joining(", "));
    }
}
