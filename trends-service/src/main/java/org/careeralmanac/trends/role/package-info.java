/**
 * The role reference that a request brings, and how well an occupation fits a role. Nothing about a role is stored in
 * this service.
 */
package org.careeralmanac.trends.role;
