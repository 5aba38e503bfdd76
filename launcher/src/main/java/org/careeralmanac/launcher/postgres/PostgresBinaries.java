package org.careeralmanac.launcher.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URLConnection;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.careeralmanac.launcher.LauncherException;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once into the installation's own directory. */
public final class PostgresBinaries {

    /** Where an archive comes from; opened once to name it and once to unpack it. */
    @FunctionalInterface
    public interface Archive {
        InputStream open() throws IOException;
    }

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    /**
     * The programs that came with the launcher, for this machine.
     *
     * @param directory where unpacked versions lie, one directory each
     * @throws LauncherException when none came for this kind of machine
     */
    public static PostgresBinaries unpack(Path directory) throws InterruptedException {
        String name = resourceName(System.getProperty("os.name"), System.getProperty("os.arch"));
        if (PostgresBinaries.class.getResource("/" + name) == null) {
            throw new LauncherException("There is no embedded PostgreSQL for this machine (" + name
                    + " is not in the launcher). Name an existing PostgreSQL by ALMANAC_POSTGRES_URL_ROLES, _SALARY and"
                    + " _TRENDS; see launcher/README.md.");
        }
        return unpack(() -> PostgresBinaries.class.getResourceAsStream("/" + name), checksum(name), directory);
    }

    /** What the launcher's jar has noted of the archive; to read all of it would take longer than to start the server. */
    private static String checksum(String resource) {
        try {
            URLConnection connection =
                    PostgresBinaries.class.getResource("/" + resource).openConnection();
            if (connection instanceof JarURLConnection jar) {
                return "%08x%x"
                        .formatted(jar.getJarEntry().getCrc(), jar.getJarEntry().getSize());
            }
            return digest(connection::getInputStream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Unpacks an archive ({@code .tar.xz}) unless that has been done. The directory appears whole or not at all: it is
     * filled under another name and renamed, so a directory that is there is complete.
     */
    public static PostgresBinaries unpack(Archive archive, Path directory) throws InterruptedException {
        try {
            return unpack(archive, digest(archive), directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PostgresBinaries unpack(Archive archive, String checksum, Path directory)
            throws InterruptedException {
        try {
            Files.createDirectories(directory);
            Path home = directory.resolve("postgres-" + checksum);
            if (Files.notExists(home)) {
                removeLeftovers(directory);
                Path unpacking = Files.createTempDirectory(directory, "unpacking-");
                Files.setPosixFilePermissions(unpacking, PosixFilePermissions.fromString("rwxr-xr-x"));
                try (InputStream bytes = archive.open()) {
                    extract(bytes, unpacking);
                    publish(unpacking, home);
                } finally {
                    delete(unpacking);
                }
            }
            return new PostgresBinaries(home);
        } catch (IOException e) {
            throw new LauncherException(
                    "PostgreSQL could not be unpacked into " + directory + ": " + e.getMessage(), e);
        }
    }

    public Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    static String resourceName(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String system = os.startsWith("mac") ? "darwin" : os.startsWith("linux") ? "linux" : "windows";
        String machine =
                switch (osArch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> osArch;
                };
        return "postgres-" + system + "-" + machine + ".txz";
    }

    private static String digest(Archive archive) throws IOException {
        try (InputStream bytes = archive.open();
                DigestInputStream digested = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void extract(InputStream bytes, Path target) throws IOException, InterruptedException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(bytes, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive reaches outside of its directory: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(path, target.resolve(entry.getLinkName()).normalize());
                } else {
                    Files.copy(tar, path);
                    boolean executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static void publish(Path unpacked, Path home) throws IOException {
        try {
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the file system cannot rename a directory in one step", e);
        }
    }

    private static void removeLeftovers(Path directory) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, "unpacking-*")) {
            for (Path leftover : leftovers) {
                delete(leftover);
            }
        }
    }

    /** Deletes a directory with all that is in it; a link is deleted, never followed. */
    static void delete(Path directory) {
        if (Files.notExists(directory)) {
            return;
        }
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
