package org.careeralmanac.defaults.sheet;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;

/**
 * What somebody handed in: one file, or a zip of files. A single file in a zip reads as if it had been given plain.
 * Close it: that also removes what had to be unpacked beside it.
 */
public final class Bundle implements Closeable {

    private final Path path;
    private final String name;
    private final Limits limits;
    private final long size;
    private final List<Path> unpacked = new ArrayList<>();
    private final List<DataFile> files = new ArrayList<>();
    private GuardedZip archive;
    /** Written by whoever reads the files, read by whoever shows a bar. */
    private volatile double bytesRead;

    private Bundle(Path path, String name, Limits limits) {
        this.path = path;
        this.name = name;
        this.limits = limits;
        try {
            this.size = Files.size(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param path where the bytes are
     * @param name what the file was called where it came from
     * @param dialect how its text files are written
     * @throws SheetException for what is neither a readable file nor a zip
     */
    public static Bundle open(Path path, String name, Dialect dialect, Limits limits) {
        Bundle bundle = new Bundle(path, name, limits);
        try {
            bundle.look(dialect);
            return bundle;
        } catch (RuntimeException e) {
            bundle.close();
            throw e;
        }
    }

    private void look(Dialect dialect) {
        DataFile plain = new DataFile(
                name, name, dialect, limits, this::plain, () -> GuardedZip.open(path, name, limits, this::read));
        if (plain.format() != Format.ZIP) {
            files.add(plain);
            return;
        }
        GuardedZip zip = GuardedZip.open(path, name, limits, this::read);
        if (Workbook.is(zip) || zip.has("[Content_Types].xml") || zip.has("mimetype")) {
            zip.close();
            files.add(plain);
            return;
        }
        archive = zip;
        for (String entry : zip.names()) {
            if (!isDecoration(entry)) {
                String shown = name + " › " + entry;
                files.add(
                        new DataFile(entry, shown, dialect, limits, () -> zip.read(entry), () -> unpack(shown, entry)));
            }
        }
    }

    /** What systems add to a zip unasked. */
    private static boolean isDecoration(String entry) {
        String simple = entry.substring(entry.lastIndexOf('/') + 1);
        return entry.startsWith("__MACOSX/")
                || simple.startsWith("._")
                || simple.equals(".DS_Store")
                || simple.equalsIgnoreCase("Thumbs.db");
    }

    /** The files, in the order of the archive. */
    public List<DataFile> files() {
        return List.copyOf(files);
    }

    /**
     * The files whose simple name, in lower case, fits.
     *
     * @throws SheetException where none does
     */
    public List<DataFile> matching(Predicate<String> simpleName, String expected) {
        List<DataFile> matching = files.stream()
                .filter(file -> simpleName.test(file.simpleName().toLowerCase(Locale.ROOT)))
                .toList();
        if (matching.isEmpty()) {
            throw SheetException.of(name, "holds " + DataFile.listed(files), expected);
        }
        return matching;
    }

    /**
     * The one file there is.
     *
     * @throws SheetException where a zip holds none or several
     */
    public DataFile only() {
        if (files.size() != 1) {
            throw SheetException.of(
                    name,
                    "holds %d files: %s".formatted(files.size(), DataFile.listed(files)),
                    "one file, plain or in a zip");
        }
        return files.getFirst();
    }

    /** Bytes of what was handed in that were got through, roughly, for a bar; at most its size. */
    public long bytesRead() {
        return Math.min(size, (long) bytesRead);
    }

    /** Bytes of what was handed in. */
    public long size() {
        return size;
    }

    private void read(double bytes) {
        bytesRead += bytes;
    }

    private InputStream plain() {
        try {
            return new Counting(Files.newInputStream(path), this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A workbook in a zip must be read from any place, so it is unpacked beside the zip; the zip's limits hold. */
    private GuardedZip unpack(String shown, String entry) {
        try {
            Path file = Files.createTempFile(path.toAbsolutePath().getParent(), "unpacked-", ".xlsx");
            unpacked.add(file);
            try (InputStream in = archive.read(entry)) {
                Files.copy(in, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            return GuardedZip.open(file, shown, limits, bytes -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        files.forEach(DataFile::close);
        if (archive != null) {
            archive.close();
        }
        for (Path file : unpacked) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Counting extends FilterInputStream {

        private final DoubleConsumer read;

        Counting(InputStream in, DoubleConsumer read) {
            super(in);
            this.read = read;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            read.accept(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = in.read(buffer, offset, length);
            read.accept(Math.max(0, n));
            return n;
        }
    }
}
