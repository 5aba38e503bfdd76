package org.careeralmanac.roles.search;

/** How many letters a word is away from another. */
final class Spelling {

    private Spelling() {}

    /** How many wrong letters a word of this length may have; short words and codes say something else with each. */
    static int allowed(String word) {
        if (word.codePoints().anyMatch(Character::isDigit) || word.length() < 4) {
            return 0;
        }
        return word.length() < 7 ? 1 : 2;
    }

    /**
     * Letters left out, put in, changed or swapped with their neighbour (optimal string alignment: Damerau 1964, "A
     * technique for computer detection and correction of spelling errors").
     */
    static int distance(String a, String b) {
        return table(a, b)[a.length()][b.length()];
    }

    /** The same to the nearest beginning of the other word. */
    static int distanceToBeginning(String a, String whole) {
        int nearest = Integer.MAX_VALUE;
        for (int letters : table(a, whole)[a.length()]) {
            nearest = Math.min(nearest, letters);
        }
        return nearest;
    }

    private static int[][] table(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d;
    }
}
