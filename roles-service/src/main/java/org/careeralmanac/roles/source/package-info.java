/** Sources, releases and the change feed of this service, as the API shows them, and the withdrawal of a release. */
package org.careeralmanac.roles.source;
