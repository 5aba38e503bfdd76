package org.careeralmanac.defaults.sheet;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip whose entries are checked while they are read: against the limits, their stated size and their checksum. */
final class GuardedZip implements Closeable {

    private final String name;
    private final ZipFile zip;
    private final Limits limits;
    private final DoubleConsumer compressedBytesRead;
    private long inflated;

    private GuardedZip(String name, ZipFile zip, Limits limits, DoubleConsumer compressedBytesRead) {
        this.name = name;
        this.zip = zip;
        this.limits = limits;
        this.compressedBytesRead = compressedBytesRead;
    }

    /**
     * @param name what refusals call it
     * @param compressedBytesRead is told how many bytes of the file were got through
     */
    static GuardedZip open(Path path, String name, Limits limits, DoubleConsumer compressedBytesRead) {
        ZipFile zip;
        try {
            zip = openInAnyEncoding(path);
        } catch (ZipException e) {
            throw damaged(name, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (zip.size() > limits.maxEntries()) {
            int entries = zip.size();
            close(zip);
            throw SheetException.of(
                    name,
                    "is a zip of %,d files".formatted(entries),
                    "a zip of at most %,d files".formatted(limits.maxEntries()));
        }
        return new GuardedZip(name, zip, limits, compressedBytesRead);
    }

    /** Names are UTF-8 in zips of today; older programs used what their system did, and only ASCII matters here. */
    private static ZipFile openInAnyEncoding(Path path) throws IOException {
        try {
            return new ZipFile(path.toFile());
        } catch (ZipException e) {
            if (String.valueOf(e.getMessage()).contains("bad entry name")) {
                return new ZipFile(path.toFile(), StandardCharsets.ISO_8859_1);
            }
            throw e;
        }
    }

    /** The names of all entries that are files, in the order of the archive. */
    List<String> names() {
        return zip.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .toList();
    }

    boolean has(String entry) {
        return zip.getEntry(entry) != null;
    }

    /** @throws SheetException where there is no such entry, now or later where it is damaged or a bomb */
    InputStream read(String entryName) {
        ZipEntry entry = zip.getEntry(entryName);
        if (entry == null) {
            throw damaged(name, new ZipException("it has no " + entryName));
        }
        try {
            return new Guard(zip.getInputStream(entry), entry);
        } catch (IOException e) {
            throw damaged(name, e);
        }
    }

    static SheetException damaged(String name, IOException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("encrypted")) {
            return SheetException.of(name, "is protected by a password", "the same without a password");
        }
        return SheetException.of(
                name, "is cut off or damaged as a zip (%s)".formatted(message), "the whole file; load it again");
    }

    @Override
    public void close() {
        close(zip);
    }

    private static void close(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Guard extends FilterInputStream {

        private final ZipEntry entry;
        private final CRC32 crc = new CRC32();
        private final byte[] one = new byte[1];
        private long read;

        Guard(InputStream in, ZipEntry entry) {
            super(in);
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            int n = read(one, 0, 1);
            return n < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n;
            try {
                n = in.read(buffer, offset, length);
            } catch (ZipException | EOFException e) {
                throw damaged(name, e);
            }
            if (n < 0) {
                if (read != entry.getSize() || crc.getValue() != entry.getCrc()) {
                    throw damaged(name, new ZipException(entry.getName() + " differs from its checksum"));
                }
                return n;
            }
            crc.update(buffer, offset, n);
            read += n;
            inflated += n;
            if (entry.getSize() > 0) {
                compressedBytesRead.accept((double) n * entry.getCompressedSize() / entry.getSize());
            }
            if (inflated > limits.maxInflatedBytes()
                    || read > entry.getSize()
                    || (read > Limits.RATIO_GRACE_BYTES
                            && read > limits.maxRatio() * Math.max(1, entry.getCompressedSize()))) {
                throw SheetException.of(
                        name,
                        "inflates beyond what a table does (%s, after %,d bytes)".formatted(entry.getName(), read),
                        "at most %,d bytes in all and %d times the compressed size"
                                .formatted(limits.maxInflatedBytes(), limits.maxRatio()));
            }
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            // Through read(), so that what is skipped counts too.
            byte[] buffer = new byte[8192];
            long left = n;
            while (left > 0) {
                int skipped = read(buffer, 0, (int) Math.min(buffer.length, left));
                if (skipped < 0) {
                    break;
                }
                left -= skipped;
            }
            return n - left;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
