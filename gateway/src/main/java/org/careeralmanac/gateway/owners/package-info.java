/**
 * The three owners of facts as the gateway sees them: one HTTP client with deadlines and a body-size cap, their answers
 * split into byte slices once, the cache of those answers, and the change feeds that keep it true. Knows the contract
 * between gateway and owners; knows neither what a section says nor how a page looks.
 */
package org.careeralmanac.gateway.owners;
