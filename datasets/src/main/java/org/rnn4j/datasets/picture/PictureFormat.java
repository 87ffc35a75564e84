package org.rnn4j.datasets.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.FileKey;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.media.NamePattern;

/**
 * How files hold pictures and what belongs to them: {@code format: folders} in a job file, {@code {type: table, target: name}} and
 * so on.
 */
public sealed interface PictureFormat
        permits PictureFormat.Folders,
                PictureFormat.Names,
                PictureFormat.Table,
                PictureFormat.Flickr,
                PictureFormat.Sheet,
                Idx,
                Shapes {

    /** The column of pictures in a table of requests. */
    String IMAGE = "image";

    /** Reads pictures and their targets, without their pixels. */
    List<Example<MediaFile, String>> read(PictureInputs inputs, String key, List<String> names);

    /** Whether examples have groups to split by. */
    default boolean hasGroups() {
        return true;
    }

    /** The column that names a picture in tables of requests. */
    default String column() {
        return IMAGE;
    }

    /** The name of the folder that a file lies in is its target. */
    record Folders() implements PictureFormat {
        @Override
        public List<Example<MediaFile, String>> read(PictureInputs inputs, String key, List<String> names) {
            return inputs.media().media().find(key, names).stream()
                    .map(file -> new Example<>(file, file.folder(), file.name(), ""))
                    .toList();
        }

        @Override
        public boolean hasGroups() {
            return false;
        }
    }

    /**
     * Targets and groups are parts of the name of a file.
     *
     * @param pattern name with fields in braces, one of which is the target; with slashes, it describes the end of the path
     */
    record Names(
            @Doc("Names of the files, such as \"{label}_{index}.png\"; may begin with folders.")
            String pattern) implements PictureFormat {
        public Names {
            Ranges.require("data.format", Names.class, pattern);
            new NamePattern(pattern);
        }

        @Override
        public List<Example<MediaFile, String>> read(PictureInputs inputs, String key, List<String> names) {
            return new NamePattern(pattern)
                    .read(inputs.media(), inputs.media().media().find(key, names));
        }
    }

    /**
     * A table, or JSON lines, with a row for each target of a picture. Other columns may hold groups to split by.
     *
     * @param image column of the picture file
     * @param target column of the target; empty = {@code label} or {@code caption}, as the kind of data says
     * @param pictures folders and zip archives of the files; none = they are relative to the folder of the table
     */
    record Table(
            @Default("image") @Doc("Column of the picture file.")
            String image,

            @Default("") @Doc("Column of the target; empty = label for classes, caption for captions.")
            String target,

            @Default("[]")
            @Doc(
                    "Folders and zip archives that the pictures lie in; none = they are relative to the folder of the table.")
            @FileKey
            List<String> pictures)
            implements PictureFormat {
        public Table {
            Ranges.require("data.format", Table.class, image, target, pictures);
            pictures = List.copyOf(pictures);
            if (image.isEmpty()) {
                throw new UserException("data.format.image is empty, but must be the column of the pictures");
            }
        }

        @Override
        public List<Example<MediaFile, String>> read(PictureInputs inputs, String key, List<String> names) {
            List<Example<MediaFile, String>> examples = new ArrayList<>();
            RowReader rows = new RowReader(inputs.media(), target);
            rows.read(
                    key,
                    names,
                    Map.of("data.format.image", image),
                    (row, file, cells) -> examples.add(
                            row.with(inputs.named().get(pictures, file.name(), cells.get(0), row.origin()))));
            return examples;
        }

        @Override
        public String column() {
            return image;
        }
    }

    /**
     * Captions in the form of Flickr8k: the name of a picture, {@code #} and the number of the caption, a tab, the caption.
     *
     * @param pictures folders and zip archives of the files; none = they are relative to the folder of the text
     */
    record Flickr(
            @Default("[]")
            @Doc(
                    "Folders and zip archives that the pictures lie in; none = they are relative to the folder of the text.")
            @FileKey
            List<String> pictures)
            implements PictureFormat {
        public Flickr {
            pictures = List.copyOf(pictures);
        }

        @Override
        public List<Example<MediaFile, String>> read(PictureInputs inputs, String key, List<String> names) {
            return FlickrLines.read(inputs, pictures, key, names);
        }

        @Override
        public boolean hasGroups() {
            return false;
        }
    }

    /**
     * Pictures of equal size in one large picture, and a table that names the cell and the target of each.
     *
     * @param sheet the large picture
     * @param cell height and width of a cell, in pixels
     * @param x column of the number of cells to the left
     * @param y column of the number of cells above
     * @param target column of the target; empty = {@code label} or {@code caption}, as the kind of data says
     */
    record Sheet(
            @Doc("The picture with all cells.") @FileKey String sheet,

            @Range(min = 1, max = 4096) @Doc("Height and width of a cell, in pixels.")
            int cell,

            @Default("x") @Doc("Column of the number of cells to the left of a picture.")
            String x,

            @Default("y") @Doc("Column of the number of cells above a picture.")
            String y,

            @Default("") @Doc("Column of the target; empty = label for classes, caption for captions.")
            String target)
            implements PictureFormat {
        public Sheet {
            Ranges.require("data.format", Sheet.class, sheet, cell, x, y, target);
        }

        @Override
        public List<Example<MediaFile, String>> read(PictureInputs inputs, String key, List<String> names) {
            if (names.isEmpty()) {
                return List.of();
            }
            List<Example<MediaFile, String>> examples = new ArrayList<>();
            SpriteSheet cells = SpriteSheet.open(inputs, sheet, cell);
            Map<String, String> columns = new LinkedHashMap<>();
            columns.put("data.format.x", x);
            columns.put("data.format.y", y);
            RowReader rows = new RowReader(inputs.media(), target);
            rows.read(
                    key,
                    names,
                    columns,
                    (row, file, place) -> examples.add(row.with(cells.at(place.get(0), place.get(1), row.origin()))));
            return examples;
        }
    }
}
