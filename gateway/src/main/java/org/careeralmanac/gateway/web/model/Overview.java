package org.careeralmanac.gateway.web.model;

import java.util.List;

public record Overview(
        String intro,
        String summary,
        List<Item> keyResponsibilities,
        List<Item> requirementsAtAGlance,
        List<String> alsoCalled,
        List<Group> groups,
        String outro,
        Image image,
        List<Caveat> caveats)
        implements Prose {}
