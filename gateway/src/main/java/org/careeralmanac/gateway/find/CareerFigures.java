package org.careeralmanac.gateway.find;

/**
 * What careers are found and ordered by. Each is null where its owner never said anything of the career.
 *
 * @param pay the middle, USD a year
 * @param growth the projected change, percent
 * @param openings a year, persons
 * @param education the typical schooling
 */
record CareerFigures(Known pay, Known growth, Known openings, Schooling education) {

    /** @param level null where what is known names none */
    record Schooling(Level level) {}
}
