package org.rnn4j.datasets.pixels;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.examples.InputFiles;

/** Pictures of an idx file, as of MNIST: a magic number, the number of pictures, their height and width, and a byte for each pixel. */
final class IdxPictures {
    private static final int MAGIC = 0x803;
    private static final int LARGEST = 256;

    private IdxPictures() {}

    static List<Bitmap> read(InputFiles files, String key, String name, int threshold) {
        Path file = files.locate(key, name);
        String where = key + " = " + name;
        try (InputStream opened = PackedFile.open(file);
                DataInputStream in = new DataInputStream(files.counted(opened))) {
            int magic = in.readInt();
            if (magic != MAGIC) {
                throw new UserException(
                        "%s: not an idx file of pictures: its first four bytes are %08x, but must be %08x"
                                .formatted(where, magic, MAGIC));
            }
            int count = in.readInt();
            int height = in.readInt();
            int width = in.readInt();
            if (count < 1 || height < 1 || width < 1 || height > LARGEST || width > LARGEST) {
                throw new UserException("%s: %d pictures of %d x %d, but must be one or more of 1 x 1 to %d x %d"
                        .formatted(where, count, height, width, LARGEST, LARGEST));
            }
            return pictures(in, count, height, width, threshold, where);
        } catch (EOFException e) {
            throw new UserException("%s: the file ends within its header".formatted(where), e);
        } catch (IOException e) {
            throw PackedFile.unreadable(where, e);
        }
    }

    private static List<Bitmap> pictures(InputStream in, int count, int height, int width, int threshold, String where)
            throws IOException {
        List<Bitmap> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] bytes = in.readNBytes(height * width);
            if (bytes.length < height * width) {
                throw new UserException("%s: the file ends within picture %d of %d".formatted(where, i + 1, count));
            }
            boolean[] on = new boolean[bytes.length];
            for (int p = 0; p < on.length; p++) {
                on[p] = (bytes[p] & 0xFF) > threshold;
            }
            pictures.add(new Bitmap(height, width, on));
        }
        return pictures;
    }
}
