package org.careeralmanac.gateway.web.model;

import java.util.List;

/** The four answers in short; each is null where nobody can give it. */
public record Highlights(Pay pay, Outlook outlook, Hiring hiring, Education education) {

    public record Pay(Figure low, Figure middle, Figure high, String text, List<Caveat> caveats) {}

    public record Outlook(Figure change, Figure openings, String text, List<Caveat> caveats) {}

    public record Hiring(Figure momentum, String text, List<Caveat> caveats) {}

    public record Education(Requirements.Claim claim, String text, List<Caveat> caveats) {}
}
