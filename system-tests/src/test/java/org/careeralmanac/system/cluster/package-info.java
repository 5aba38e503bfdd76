/** What {@code k8s/} renders to, held against this project's own rules; no cluster is asked. */
package org.careeralmanac.system.cluster;
