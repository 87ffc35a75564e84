package org.rnn4j.datasets.text;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** Tokens in a memory-mapped file, so that the operating system decides how much of it is in memory. */
public final class MappedTokens implements StreamTokens {
    /** Tokens per mapping; the JDK's limit is 2 GiB. */
    private static final int MAPPED = 1 << 28;

    private final IdWidth width;
    private final long length;
    private final int mapped;
    private final List<MappedByteBuffer> mappings = new ArrayList<>();

    MappedTokens(FileChannel file, IdWidth width) throws IOException {
        this(file, width, MAPPED);
    }

    /** @param mapped number of tokens per mapping */
    MappedTokens(FileChannel file, IdWidth width, int mapped) throws IOException {
        this.width = width;
        this.length = file.size() / width.bytes();
        this.mapped = mapped;
        for (long from = 0; from < length; from += mapped) {
            long tokens = Math.min(mapped, length - from);
            mappings.add(file.map(FileChannel.MapMode.READ_ONLY, from * width.bytes(), tokens * width.bytes()));
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void read(long from, int[] to, int offset, int count) {
        int done = 0;
        while (done < count) {
            long position = from + done;
            int within = (int) (position % mapped);
            int tokens = Math.min(count - done, mapped - within);
            width.read(mappings.get((int) (position / mapped)), within, to, offset + done, tokens);
            done += tokens;
        }
    }
}
