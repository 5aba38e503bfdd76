/**
 * A real PostgreSQL without installing one: unpacked from the launcher's own jar, durable, with a database and a user
 * for each service, surviving whatever ends it. It knows the names of the databases and nothing of what is in them.
 */
package org.careeralmanac.launcher.postgres;
