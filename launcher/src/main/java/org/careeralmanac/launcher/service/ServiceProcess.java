package org.careeralmanac.launcher.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.careeralmanac.launcher.LauncherException;
import org.careeralmanac.launcher.process.Detached;
import org.careeralmanac.launcher.process.Logs;
import org.careeralmanac.launcher.process.ProcessIdentity;
import org.careeralmanac.launcher.process.ProcessScan;
import org.careeralmanac.launcher.state.StateDirectory;

/** Starts a service as a process of its own that outlives the launcher. */
public final class ServiceProcess {

    /**
     * Methods are compiled after four times as many calls as by default. Four JVMs that start at once keep a laptop's
     * cores busy with compiling what a start calls and nothing later does; what is hot is compiled a little later, and
     * then the same.
     */
    private static final String COMPILE_LATER = "-XX:CompileThresholdScaling=4";

    /**
     * Small rather than fast: one collector thread and no region tables for heaps of this size. A heap grows only as far
     * as it is used; the bound is there so that a mistake ends the service and not the machine.
     */
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-Xms32m",
            "-Xmx256m",
            "-Xss512k",
            COMPILE_LATER,
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "--enable-native-access=ALL-UNNAMED");

    /** Not under {@code almanac.}: the services refuse settings of that name that they do not know. */
    private static final String DATA_MARK = "-Dlauncher.data=";

    private static final String SERVICE_MARK = "-Dlauncher.service=";

    private static final String TRAINING_MARK = "-Dlauncher.training=true";

    private ServiceProcess() {}

    /** What a service is started with, as far as it matters whether it has to be started again. */
    public static String setting(Application application, Map<String, String> environment) {
        return ServiceEnvironment.setting(application.build(), FLAGS, environment);
    }

    /** The start cache of this build under these flags. */
    public static StartCache cache(Application application, Path directory) {
        return StartCache.of(application, directory, FLAGS);
    }

    /**
     * Starts the process and returns at once; whether it gets ready is asked elsewhere.
     *
     * @param environment all of it, the system's included
     * @param cache used if it is there
     */
    public static ProcessIdentity start(
            Application application, Map<String, String> environment, StartCache cache, StateDirectory state) {
        return start(
                application,
                environment,
                cache.useFlags(),
                state.log(application.service().id()),
                state);
    }

    /** Starts the process such that it writes its start cache when it ends; nothing else is different. */
    public static ProcessIdentity train(
            Application application, Map<String, String> environment, StartCache cache, StateDirectory state)
            throws IOException {
        cache.prepare();
        List<String> flags = new ArrayList<>(List.of(TRAINING_MARK));
        flags.addAll(cache.trainingFlags());
        Path log = state.log(application.service().id() + "-training");
        Files.deleteIfExists(log);
        return start(application, environment, flags, log, state);
    }

    /** True for a process that {@link #train} has started; nothing is lost when it is killed. */
    public static boolean isTraining(ProcessIdentity process) {
        return ProcessScan.hasArgument(process.pid(), TRAINING_MARK::equals);
    }

    private static ProcessIdentity start(
            Application application,
            Map<String, String> environment,
            List<String> more,
            Path log,
            StateDirectory state) {
        String name = application.service().id();
        Logs.rotate(log);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Near the front: on Linux only the first 4 KiB of a command line can be read back.
        command.add(DATA_MARK + state.root());
        command.add(SERVICE_MARK + name);
        command.addAll(more);
        command.addAll(FLAGS);
        command.add("-jar");
        command.add(application.jar().toString());
        ProcessBuilder builder = new ProcessBuilder(Detached.command(command))
                .directory(state.root().toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            return ProcessIdentity.of(process.pid())
                    .orElseThrow(() -> new LauncherException(name + " ended as soon as it was started; see " + log));
        } catch (IOException e) {
            throw new LauncherException(name + " could not be started: " + e.getMessage(), e);
        }
    }

    /**
     * The living processes of a service of this installation, recorded or not: also one whose launcher was killed
     * before it could write anything down.
     */
    public static List<ProcessIdentity> all(SuiteService service, StateDirectory state) {
        return ProcessScan.withArguments(List.of(DATA_MARK + state.root(), SERVICE_MARK + service.id()));
    }
}
