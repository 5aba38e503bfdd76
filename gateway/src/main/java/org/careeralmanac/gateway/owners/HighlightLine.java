package org.careeralmanac.gateway.owners;

import java.util.List;
import java.util.Map;
import org.careeralmanac.gateway.owners.OwnerAnswer.SourceSlice;

/**
 * One owner's highlights of one role.
 *
 * @param id the role's id
 * @param highlights the owner's parts, by key
 * @param sources who says it
 */
public record HighlightLine(String id, Map<String, Slice> highlights, List<SourceSlice> sources) {}
