/** The career page: composed from the owners' answers by splicing bytes. Knows no fact and no way a fact is stored. */
package org.careeralmanac.gateway.career;
