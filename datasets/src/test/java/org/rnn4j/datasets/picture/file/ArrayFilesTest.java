package org.rnn4j.datasets.picture.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArrayFilesTest {

    private static byte[] idx(int magic, int count, int values) {
        return ByteBuffer.allocate(16 + values)
                .putInt(magic)
                .putInt(count)
                .putInt(2)
                .putInt(3)
                .array();
    }

    private static IdxFile readIdx(byte[] bytes) {
        return IdxFile.read("a.idx", new ByteArrayInputStream(bytes), 3, "pictures (count, height, width)");
    }

    @Test
    void anIdxFileHasPictures() {
        byte[] bytes = idx(0x803, 2, 12);
        bytes[16 + 6 + 4] = (byte) 200;
        IdxFile file = readIdx(bytes);
        assertThat(file.count()).isEqualTo(2);
        assertThat(file.picture(1).at(0, 1, 1)).isEqualTo(200);
        assertThat(file.picture(0).at(0, 1, 1)).isZero();
    }

    @Test
    void anotherMagicNumberIsAnError() {
        assertThatThrownBy(() -> readIdx(idx(0x801, 2, 12)))
                .hasMessage(
                        "a.idx: an idx file of pictures (count, height, width) begins with 0x00000803, but this one with 0x00000801, which is that of labels");
    }

    @Test
    void anotherCountIsAnError() {
        assertThatThrownBy(() -> readIdx(idx(0x803, 3, 12)))
                .hasMessage("a.idx: the header says 3 x 2 x 3 = 18 bytes, but the file has 12; copy it again");
        assertThatThrownBy(() -> readIdx(idx(0x803, 1, 12)))
                .hasMessage("a.idx: the header says 1 x 2 x 3 = 6 bytes, but the file has more; copy it again");
        assertThatThrownBy(() -> readIdx(idx(0x803, -1, 12)))
                .hasMessage(
                        "a.idx: axis 1 has the length -1, but an idx file has 1 or more, and 1,073,741,824 bytes at most");
        assertThatThrownBy(() -> readIdx(new byte[3]))
                .hasMessage("a.idx: too short for an idx file of pictures (count, height, width); copy it again");
    }

    static byte[] npy(String type, String shape, byte[] values) {
        String header = "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }\n".formatted(type, shape);
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(10 + text.length + values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("\u0093NUMPY\u0001\0".getBytes(StandardCharsets.ISO_8859_1))
                .putShort((short) text.length)
                .put(text)
                .put(values)
                .array();
    }

    private static NpyFile readNpy(byte[] bytes) {
        return NpyFile.read(PictureFiles.file("a.npy", bytes));
    }

    @Test
    void aNumpyFileHasNumbers() {
        byte[] values = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(1)
                .putFloat(-2.5f)
                .putFloat(3)
                .putFloat(4)
                .array();
        NpyFile file = readNpy(npy("<f4", "2, 2", values));
        assertThat(file.lengths()).containsExactly(2, 2);
        assertThat(file.values()).containsExactly(1, -2.5f, 3, 4);
        assertThat(readNpy(npy("|u1", "3,", new byte[] {1, (byte) 200, 0})).values())
                .containsExactly(1, 200, 0);
    }

    @Test
    void aDamagedNumpyFileIsAnError() {
        assertThatThrownBy(() -> readNpy(npy("<f4", "2, 2", new byte[12])))
                .hasMessage("a.npy: the header says 16 bytes of numbers, but the file has 12; copy it again");
        assertThatThrownBy(() -> readNpy(npy("<c8", "1,", new byte[8])))
                .hasMessage("a.npy: numbers of the type c8; save them as float32");
        assertThatThrownBy(() -> readNpy(Arrays.copyOf(npy("<f4", "1,", new byte[4]), 20)))
                .hasMessage("a.npy: the header is cut off; copy it again");
        assertThatThrownBy(() -> readNpy("hello, world".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("a.npy: not a NumPy file; save it with numpy.save");
        assertThatThrownBy(() -> readNpy(npy("<f4", "1,", new byte[] {0, 0, (byte) 0xC0, 0x7F})))
                .hasMessage("a.npy: number 1 is NaN, but must be finite");
    }

    @Test
    void framesOfALongFilmAreAtEvenDistancesOrTheFirst() {
        assertThat(new FrameChoice(4, FrameChoice.How.EVEN).of(10)).containsExactly(0, 3, 6, 9);
        assertThat(new FrameChoice(4, FrameChoice.How.FIRST).of(10)).containsExactly(0, 1, 2, 3);
        assertThat(new FrameChoice(4, FrameChoice.How.EVEN).of(3)).containsExactly(0, 1, 2);
        assertThat(new FrameChoice(1, FrameChoice.How.EVEN).of(10_000)).containsExactly(0);
    }
}
