/**
 * The edge of the suite: the gateway's own problems and their explanations, the forwarding of admin calls to their
 * owners, the merged API description. Knows addresses and schemas; knows neither pages nor facts.
 */
package org.careeralmanac.gateway.edge;
