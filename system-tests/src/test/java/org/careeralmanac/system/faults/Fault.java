package org.careeralmanac.system.faults;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.careeralmanac.system.faults.Line.Effect;
import org.careeralmanac.system.faults.World.Owner;

/** The table of what goes wrong with owners, their database, and the way to them. */
enum Fault {
    KILLED("killed (SIGKILL)", Seen.AWAY) {
        @Override
        void begin(World world, Set<Owner> of) {
            of.forEach(owner -> world.process(owner.service()).signal("KILL"));
        }

        @Override
        void end(World world, Set<Owner> of) {
            world.mend();
        }
    },
    FROZEN("frozen (SIGSTOP)", Seen.AWAY) {
        @Override
        void begin(World world, Set<Owner> of) {
            of.forEach(owner -> world.process(owner.service()).signal("STOP"));
        }

        @Override
        void end(World world, Set<Owner> of) {
            of.forEach(owner -> world.process(owner.service()).signal("CONT"));
        }
    },
    SLOW_200_MS("200 ms late", Seen.FINE, new Effect.Late(Duration.ofMillis(200))),
    SLOW_2_S("2 s late", Seen.AWAY, new Effect.Late(Duration.ofSeconds(2))),
    SLOW_30_S("30 s late", Seen.AWAY, new Effect.Late(Duration.ofSeconds(30))),
    ONE_BYTE_A_SECOND("one byte a second", Seen.AWAY, new Effect.Drip()),
    STATUS_500("answers 500", Seen.AWAY, new Effect.Status(500, "")),
    STATUS_429("answers 429", Seen.AWAY, new Effect.Status(429, "Retry-After: 1\r\n")),
    GARBAGE("garbage", Seen.AWAY, new Effect.Body("<html>It works!</html>")),
    WRONG_TYPES(
            "wrong types",
            Seen.AWAY,
            new Effect.Body("{\"sections\":[7],\"highlights\":\"x\",\"head\":[],\"items\":{},\"position\":\"y\"}")),
    HUGE("100 MB", Seen.AWAY, new Effect.Huge()),
    TRUNCATED("truncated", Seen.AWAY, new Effect.Truncate()),
    RESET("reset in mid-body", Seen.AWAY, new Effect.Reset()),
    POSTGRES_KILLED("PostgreSQL killed (SIGKILL)", Seen.AWAY) {
        @Override
        void begin(World world, Set<Owner> of) {
            world.process("postgres").signal("KILL");
        }

        @Override
        void end(World world, Set<Owner> of) {
            world.mend();
        }
    },
    POSTGRES_FROZEN("PostgreSQL frozen (SIGSTOP)", Seen.AWAY) {
        @Override
        void begin(World world, Set<Owner> of) {
            Database.signal(world, "STOP");
        }

        @Override
        void end(World world, Set<Owner> of) {
            Database.signal(world, "CONT");
        }
    },
    POSTGRES_RESTARTED("PostgreSQL restarted", Seen.EITHER) {
        @Override
        void begin(World world, Set<Owner> of) {
            Database.stop(world);
            world.mend();
        }

        @Override
        void end(World world, Set<Owner> of) {
            // It is back already.
        }
    },
    POSTGRES_OUT_OF_CONNECTIONS("PostgreSQL out of connections", Seen.EITHER) {
        @Override
        void begin(World world, Set<Owner> of) {
            Database.takeEveryConnection(world);
        }

        @Override
        void end(World world, Set<Owner> of) {
            Database.giveConnectionsBack();
        }
    },
    POSTGRES_DISK_FULL("PostgreSQL's disk full", Seen.EITHER) {
        @Override
        void prepare(World world) {
            Database.ontoASmallDisk(world);
        }

        @Override
        void begin(World world, Set<Owner> of) {
            Database.fillTheDisk(world);
        }

        @Override
        void end(World world, Set<Owner> of) {
            Database.emptyTheDisk();
            // What ended because its disk was full is started as an operator would.
            world.mend();
        }

        @Override
        void tidy(World world) {
            Database.backFromTheSmallDisk(world);
        }
    };

    /** What pages say of the owners that it befalls, once what was heard of them before has lost its force. */
    enum Seen {
        /** Nothing of it is live. */
        AWAY,
        /** All of it is live. */
        FINE,
        /** Depends on what of it still works. */
        EITHER
    }

    private final String title;
    private final Seen seen;
    private final Effect effect;

    Fault(String title, Seen seen) {
        this(title, seen, null);
    }

    Fault(String title, Seen seen, Effect effect) {
        this.title = title;
        this.seen = seen;
        this.effect = effect;
    }

    /**
     * A fault and whom it befalls.
     *
     * @param inEachRun whether it belongs to those that stand for all in a short run
     */
    record Case(Fault fault, Set<Owner> owners, boolean inEachRun) {

        String title() {
            String who = owners.size() == Owner.values().length
                    ? fault.name().startsWith("POSTGRES") ? "" : "all three owners: "
                    : owners.iterator().next().service() + ": ";
            return who + fault.title;
        }

        Seen seen(String service) {
            return owners.stream().anyMatch(o -> o.service().equals(service)) ? fault.seen : Seen.FINE;
        }

        @Override
        public String toString() {
            return title();
        }
    }

    /** Every case, those that may take the machine down last. */
    static List<Case> cases() {
        List<Case> cases = new java.util.ArrayList<>();
        Owner[] owners = Owner.values();
        for (Fault fault : values()) {
            if (fault.name().startsWith("POSTGRES")) {
                continue;
            }
            for (Owner owner : owners) {
                // One owner of each kind, in turn.
                boolean each = fault != SLOW_30_S && owner.ordinal() == (fault.ordinal() + 1) % owners.length;
                cases.add(new Case(fault, EnumSet.of(owner), each));
            }
        }
        cases.add(new Case(KILLED, EnumSet.allOf(Owner.class), false));
        for (Fault fault : values()) {
            if (fault.name().startsWith("POSTGRES")) {
                // In each run PostgreSQL is killed in DatabaseFaultsIT, under writes too.
                cases.add(new Case(fault, EnumSet.allOf(Owner.class), false));
            }
        }
        return cases;
    }

    /** What must be ready before the measurement begins. */
    void prepare(World world) {
        // Most need nothing.
    }

    void begin(World world, Set<Owner> of) {
        of.forEach(owner -> world.line(owner).effect(effect));
    }

    void end(World world, Set<Owner> of) {
        of.forEach(owner -> world.line(owner).effect(new Effect.Pass()));
    }

    /** Undoes {@link #prepare}. */
    void tidy(World world) {
        // Most need nothing.
    }
}
