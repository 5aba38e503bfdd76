package org.careeralmanac.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** TCP ports of the loopback address: free or taken, and by whom. */
public final class Ports {

    /** Who listens on a port. */
    public record Holder(long pid, String command) {}

    private static final int LISTEN = 0x0A;

    private Ports() {}

    public static boolean isFree(int port) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(loopback, port));
        } catch (IOException e) {
            return false;
        }
        // macOS lets the loopback address be bound beside a listener on all addresses.
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback, port), 200);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** The wished port, or when it is taken or already given away, one that the system says is free. */
    public static int freeNear(int wished, Set<Integer> given) {
        if (!given.contains(wished) && isFree(wished)) {
            return wished;
        }
        List<ServerSocket> passedOver = new ArrayList<>();
        try {
            while (true) {
                ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                passedOver.add(server);
                if (!given.contains(server.getLocalPort())) {
                    return server.getLocalPort();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("No free port on this machine", e);
        } finally {
            for (ServerSocket server : passedOver) {
                try {
                    server.close();
                } catch (IOException e) {
                    // A socket that does not close keeps one port; the next wish finds another.
                    continue;
                }
            }
        }
    }

    /** Who listens there; empty when this user may not know. */
    public static Optional<Holder> holder(int port) throws InterruptedException {
        Optional<Long> pid = Files.isReadable(Path.of("/proc/net/tcp")) ? fromProc(port) : fromLsof(port);
        return pid.map(number -> new Holder(number, command(number)));
    }

    private static String command(long pid) {
        return ProcessHandle.of(pid)
                .map(ProcessHandle::info)
                .flatMap(info -> info.commandLine().or(info::command))
                .map(line -> line.length() > 160 ? line.substring(0, 157) + "..." : line)
                .orElse("unknown command");
    }

    private static Optional<Long> fromProc(int port) {
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            try {
                for (String line : Files.readAllLines(Path.of(table))) {
                    Optional<Long> inode = listeningInode(line, port);
                    if (inode.isPresent()) {
                        return ownerOfSocket(inode.get());
                    }
                }
            } catch (IOException e) {
                // A kernel without IPv6 has no second table.
                continue;
            }
        }
        return Optional.empty();
    }

    /** The socket's inode when this line of {@code /proc/net/tcp} is a listener on the port. */
    static Optional<Long> listeningInode(String line, int port) {
        String[] fields = line.strip().split("\\s+");
        if (fields.length < 10 || !fields[1].contains(":") || !fields[3].matches("[0-9A-F]{2}")) {
            return Optional.empty();
        }
        int local = Integer.parseInt(fields[1].substring(fields[1].indexOf(':') + 1), 16);
        boolean listens = Integer.parseInt(fields[3], 16) == LISTEN;
        return local == port && listens ? Optional.of(Long.parseLong(fields[9])) : Optional.empty();
    }

    private static Optional<Long> ownerOfSocket(long inode) {
        String wanted = "socket:[" + inode + "]";
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holds(pid, wanted))
                .findFirst();
    }

    private static boolean holds(long pid, String socket) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.readSymbolicLink(descriptor).toString().equals(socket)) {
                    return true;
                }
            }
        } catch (IOException | RuntimeException e) {
            // Ended meanwhile, or of another user: not one that can be named.
            return false;
        }
        return false;
    }

    private static Optional<Long> fromLsof(int port) throws InterruptedException {
        try {
            Process lsof = new ProcessBuilder("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-t")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(lsof.getInputStream().readAllBytes()).strip();
            lsof.waitFor(5, TimeUnit.SECONDS);
            return answer.lines().findFirst().map(Long::parseLong);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
