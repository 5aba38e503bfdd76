/**
 * The files of Indeed Hiring Lab: job-postings indexes, the share of postings that name artificial intelligence, growth of
 * posted wages. Knows their layouts, older ones too; knows nothing of how series are stored or shown.
 */
package org.careeralmanac.trends.postings;
