package org.rnn4j.cli.picture;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.AtomicFile;
import org.rnn4j.core.sequence.PredictedValue;

/**
 * A page to look at captions and at the attention of each of their words: over a picture, or over the frames of a film. One HTML file
 * without scripts, which needs no other file and no network. Not thread-safe.
 */
public final class AttentionSheet {
    /** Maximum number of captions; a page with more is too large for a browser. */
    private static final int MOST = 100;

    private final List<Captioned> shown = new ArrayList<>();
    private long count;

    /**
     * A caption of a picture or a film.
     *
     * @param pictures PNG files, one per frame
     * @param references right captions, if they are known
     */
    public record Captioned(String name, List<byte[]> pictures, PredictedValue.Text caption, List<String> references) {
        public Captioned {
            pictures = List.copyOf(pictures);
            references = List.copyOf(references);
        }
    }

    /** Adds a caption; those after the first hundred are only counted. */
    public void add(Captioned captioned) {
        count++;
        if (shown.size() < MOST) {
            shown.add(captioned);
        }
    }

    /** Whether another caption would be shown. */
    public boolean hasRoom() {
        return shown.size() < MOST;
    }

    /**
     * Writes the page.
     *
     * @throws UserException if there is nothing to show, or the file cannot be written
     */
    public void write(Path file, String title) {
        if (shown.isEmpty() || shown.stream().allMatch(one -> one.pictures.isEmpty())) {
            throw new UserException(
                    "--attention = %s shows captions of pictures, but the requests are none".formatted(file));
        }
        StringBuilder page = new StringBuilder(SheetStyle.head(title));
        page.append(
                        "<p>Below a caption, the picture once for each of its words: bright where the network looked when it")
                .append(" wrote the word. Of a film, a bar below each frame.</p>\n");
        if (count > shown.size()) {
            page.append("<p>The first %,d of %,d.</p>%n".formatted(shown.size(), count));
        }
        shown.forEach(one -> page.append(new AttentionFigure(one).html()));
        page.append("</body></html>\n");
        AtomicFile.write(file, out -> out.write(page.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
