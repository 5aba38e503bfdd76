/**
 * What a data steward does from the command line, by the gateway's admin calls: files go in, releases are compared,
 * published, withdrawn. It reads answers as plain JSON and knows no importer.
 */
package org.careeralmanac.launcher.steward;
