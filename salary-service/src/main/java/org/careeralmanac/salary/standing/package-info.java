/**
 * Owns where an amount stands among people's pay: how many in a hundred earn less, as exactly as what is published allows.
 * Pure: it knows neither the database nor HTTP, and no amount is ever kept or logged.
 */
package org.careeralmanac.salary.standing;
