/**
 * Trends and measured series by themselves: trends-service's own answers, passed on as they are. Knows which parameters
 * there are and nothing of what the answers mean.
 */
package org.careeralmanac.gateway.trends;
