package org.rnn4j.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.core.network.SavedNetwork.Entries;

class SavedNGramTest {

    /** Ids up to 300, so that distances and some counts need two bytes. */
    @Test
    void savedCountsGiveTheSameProbabilities() throws IOException {
        int[] tokens = new SplittableRandom(4)
                .ints(3_000, 0, 300)
                .map(id -> id % 3 == 0 ? 7 : id)
                .toArray();
        NGram model = NGram.fit(tokens, 300, OptionalInt.of(7), 4);
        NGram read = NGram.readFrom(new DataInputStream(new ByteArrayInputStream(bytes(model))));
        assertThat(read.probabilities(tokens)).isEqualTo(model.probabilities(tokens));
        assertThat(read.start().distribution()).isEqualTo(model.start().distribution());
        assertThat(read.sizes()).isEqualTo(model.sizes()).hasSize(4);
        assertThat(read.vocabularySize()).isEqualTo(300);
    }

    @Test
    void aBundleHasOneEntryForIt() throws IOException {
        NGram model = NGram.fit(new int[] {0, 1, 0, 1, 1}, 2, OptionalInt.empty(), 2);
        SavedNGram saved = new SavedNGram(model);
        assertThat(saved.parameters()).isEqualTo(2 + 3); // 0, 1; 01, 10, 11
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            saved.writeTo(zip);
        }
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        String name = zip.getNextEntry().getName();
        assertThat(SavedNGram.FORMAT.entries()).containsExactly(name);
        SavedNGram read = (SavedNGram) SavedNGram.FORMAT.read(new OneEntry(zip.readAllBytes()));
        assertThat(read.model().sizes()).containsExactly(2, 3);
    }

    /** A compressed size of zero. */
    private record OneEntry(byte[] bytes) implements Entries {
        @Override
        public boolean has(String name) {
            return true;
        }

        @Override
        public long storedSize(String name) {
            return 0;
        }

        @Override
        public byte[] read(String name, long limit) {
            assertThat(limit).isEqualTo(1 << 20);
            return bytes;
        }
    }

    @Test
    void takesNoMemoryForNGramsThatAreNotThere() throws IOException {
        byte[] bytes = bytes(NGram.fit(new int[] {0, 1, 0, 1, 1}, 2, OptionalInt.empty(), 2));
        ByteBuffer.wrap(bytes).putInt(16, Integer.MAX_VALUE); // the number of 1-grams
        bytes[20] = 127; // of the empty context
        assertThatThrownBy(() -> NGram.readFrom(new DataInputStream(new ByteArrayInputStream(bytes))))
                .isInstanceOf(IOException.class);
        ByteBuffer.wrap(bytes).putInt(12, 11);
        assertThatThrownBy(() -> NGram.readFrom(new DataInputStream(new ByteArrayInputStream(bytes))))
                .isInstanceOf(IOException.class)
                .hasMessage("the n-grams have order 11 and a vocabulary of 2, but must have orders 1 to 10");
    }

    /** 1-grams 0 and 1 of counts 2 and 1; position 16 is their number, 20 the number after the empty context. */
    @ParameterizedTest
    @CsvSource({
        "3, 2, 'the n-grams have format 2, but must have 1'",
        "20, 1, the n-grams are damaged",
        "20, 3, the n-grams are damaged",
        "21, 0, the n-grams are damaged",
        "22, 0, the n-grams are damaged",
        "23, 2, the n-grams are damaged",
    })
    void damageIsNoticed(int position, byte value, String message) throws IOException {
        byte[] bytes = bytes(NGram.fit(new int[] {0, 1, 0}, 2, OptionalInt.empty(), 1));
        assertThat(bytes).endsWith(0, 0, 0, 2, 2, 1, 2, 1, 1);
        bytes[position] = value;
        assertThatThrownBy(() -> NGram.readFrom(new DataInputStream(new ByteArrayInputStream(bytes))))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "127, 1", "128, 2", "16383, 2", "16384, 3", "2147483647, 5"})
    void numbersTakeAsManyBytesAsTheyNeed(int value, int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Varint.write(value, new DataOutputStream(bytes));
        assertThat(bytes.size()).isEqualTo(length);
        assertThat(Varint.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .isEqualTo(value);
    }

    private static byte[] bytes(NGram model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        model.writeTo(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
