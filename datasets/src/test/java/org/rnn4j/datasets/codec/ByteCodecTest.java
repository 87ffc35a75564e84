package org.rnn4j.datasets.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteCodecTest {
    private final ByteCodec codec = new ByteCodec(Normalization.NONE);

    @Test
    void idsAreTheBytesOfUtf8() {
        assertThat(codec.encode("a한")).containsExactly('a', 0xED, 0x95, 0x9C);
        assertThat(codec.vocabularySize()).isEqualTo(256);
        assertThat(codec.unknownId()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "한국어 텍스트", "a\r\n\tb\u0000", "😀👨‍👩‍👧 and 𝒙", "\uFFFD"})
    void everyTextComesBackUnchanged(String text) {
        assertThat(codec.decode(codec.encode(text))).isEqualTo(text);
    }

    @Test
    void anUnfinishedCharacterWaitsForItsLastByte() {
        int[] ids = codec.encode("a😀");
        assertThat(codec.decode(Arrays.copyOf(ids, 4))).isEqualTo("a");
        assertThat(codec.decode(ids)).isEqualTo("a😀");
    }

    @Test
    void bytesThatAreNoCharacterReadAsReplacements() {
        assertThat(codec.decode(new int[] {'a', 0xFF, 'b', 0x80, 0xED, 'c'})).isEqualTo("a\uFFFDb\uFFFD\uFFFDc");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void textThatGrowsNeverChangesWhatWasShown(long seed) {
        Random random = new Random(seed);
        int[] leads = {0x41, 0x80, 0xBF, 0xC2, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF8, 0xFF};
        for (int trial = 0; trial < 500; trial++) {
            int[] ids = random.ints(20, 0, leads.length + 4)
                    .map(i -> i < leads.length ? leads[i] : random.nextInt(256))
                    .toArray();
            String shown = "";
            for (int n = 1; n <= ids.length; n++) {
                String text = codec.decode(Arrays.copyOf(ids, n));
                assertThat(text).startsWith(shown);
                shown = text;
            }
            int[] ended = Arrays.copyOf(ids, ids.length + 1); // an ASCII byte ends whatever was unfinished
            byte[] bytes = new byte[ended.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) ended[i];
            }
            assertThat(codec.decode(ended)).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsFormatReadsItBack(Normalization normalization) {
        ByteCodec written = new ByteCodec(normalization);
        var back = new ByteCodecFormat().read(written.toJson());
        assertThat(written.format()).isEqualTo(new ByteCodecFormat().name());
        assertThat(back.encode("한\u1112\u1161\u11AB")).isEqualTo(written.encode("한\u1112\u1161\u11AB"));
    }

    @Test
    void anIdThatIsNoByteIsRefused() {
        assertThatThrownBy(() -> codec.decode(new int[] {256})).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
