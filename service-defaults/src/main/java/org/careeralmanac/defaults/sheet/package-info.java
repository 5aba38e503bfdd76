/**
 * Reads the tables that publishers hand out: workbooks ({@code .xlsx}), CSV and tab-separated text, each plain or inside
 * a zip, row by row in bounded memory. Whatever cannot be read without guessing is refused with its place and what
 * would be right.
 *
 * <p>It knows layouts, cells and their limits, and no column of any publisher.
 */
package org.careeralmanac.defaults.sheet;
