/**
 * Imports and the life of what they bring: one file in, one job, one transaction, staged releases out; then differences,
 * publication, withdrawal. It moves bytes, rows and states; what a file means is for each owner's {@link
 * org.careeralmanac.defaults.imports.Importer}s, what a release holds for its {@link
 * org.careeralmanac.defaults.imports.ReleaseContents}. {@code docs/importing.md} shows how to add an importer.
 */
package org.careeralmanac.defaults.imports;
