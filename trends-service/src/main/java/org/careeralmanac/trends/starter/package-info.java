/**
 * The starter catalogue that ships inside the service: read from YAML, checked whole against JSON Schemas and against
 * itself, loaded in one transaction. It writes what the other packages read, and never touches what an editor changed.
 */
package org.careeralmanac.trends.starter;
