package org.rnn4j.datasets.picture;

import java.util.List;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.media.FileRequests;
import org.rnn4j.datasets.media.MediaKind;
import org.rnn4j.datasets.sides.RequestTable;

/**
 * Requests for pictures.
 *
 * @param kind kind of the files
 * @param column column of tables that names a file
 */
public record PictureRequests(MediaKind kind, String column) implements FileRequests {

    /** The requests of a job. */
    public static PictureRequests of(PictureView view, PictureFormat format) {
        return new PictureRequests(view == PictureView.FEATURES ? Pictures.FEATURES : Pictures.KIND, format.column());
    }

    @Override
    public RequestTable table() {
        return new RequestTable(Delimiter.COMMA, true, List.of(column), "data.format.image");
    }
}
