package org.rnn4j.cli.init;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.picture.PictureFolder;
import org.rnn4j.datasets.picture.Pictures;
import org.rnn4j.datasets.picture.file.PictureHeader;

/**
 * Captions of pictures: lines in the form of Flickr8k, a table that names picture files, or one that names the cells of a large picture
 * beside it.
 *
 * @param spelling how the job file names a file
 */
record CaptionDetector(Function<Path, String> spelling) {
    private static final Pattern FLICKR = Pattern.compile("([^\\t]+)#\\d+\\t.+");
    private static final List<String> TEXTS = List.of("txt", "csv", "tsv", "jsonl");

    /** A format of captions. */
    private record Format(String value, String why, int width, int height) {}

    /** The text with the captions: the path itself, or one in the folder. */
    static Optional<Path> text(Path path) {
        if (!Files.isDirectory(path)) {
            return isText(path) ? Optional.of(path) : Optional.empty();
        }
        List<Path> texts =
                children(path).stream().filter(CaptionDetector::isText).toList();
        Optional<Path> training = texts.stream().filter(SplitFiles::isTraining).findFirst();
        return training.isPresent() || texts.size() != 1 ? training : Optional.of(texts.get(0));
    }

    private static boolean isText(Path path) {
        return TEXTS.contains(PackedFile.ending(path.toString())) && Files.isRegularFile(path);
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted(Comparator.comparing(Path::toString)).toList();
        } catch (IOException e) {
            return List.of(); // which another detector reports
        }
    }

    /** The guess for a text; empty if it names no pictures. */
    Optional<Guess> guess(Inputs inputs) {
        Path text = inputs.sample().file();
        return flickr(inputs, text)
                .or(() -> inputs.table().flatMap(table -> named(table, text).or(() -> sheet(table, text))))
                .map(format -> guess(inputs, format));
    }

    private static Guess guess(Inputs inputs, Format format) {
        long examples = (long) (inputs.sample().lines().size() * inputs.sample().times());
        GuessBuilder guess =
                new GuessBuilder("seq2seq", "captioned-images", inputs).data("format", format.value(), format.why());
        return PictureDetector.sized(guess, format.width(), format.height())
                .data(
                        "tokenizer",
                        "{type: word, lower-case: true, min-count: %d}".formatted(examples > 2000 ? 3 : 1),
                        "")
                .splits(inputs, examples)
                .model("cell", "gru", "")
                .model("hidden-size", 128, "")
                .model("dropout", 0.3, "")
                .training("batch-size", 32, "")
                .training("epochs", 20, "")
                .training("best-by", "score", "")
                .training("optimizer", "{type: adam, learning-rate: 0.002}", "")
                .build(Guess.SURE, "captions of pictures");
    }

    private Optional<Format> flickr(Inputs inputs, Path text) {
        List<String> lines = inputs.sample().lines();
        Matcher first = FLICKR.matcher(lines.isEmpty() ? "" : lines.get(0));
        if (!first.matches()
                || !lines.stream().allMatch(line -> FLICKR.matcher(line).matches())) {
            return Optional.empty();
        }
        return pictures(text, first.group(1))
                .map(found -> new Format(
                        "{type: flickr%s}".formatted(found.key()),
                        "lines are like %s, a tab and a caption"
                                .formatted(first.group(0).split("\t", 2)[0]),
                        found.width(),
                        found.height()));
    }

    private Optional<Format> named(TableShape table, Path text) {
        return IntStream.range(0, table.columns().size())
                .mapToObj(c -> table.columns().get(c))
                .filter(column -> column.present().findAny().isPresent()
                        && column.present().allMatch(Pictures.KIND::isNamed))
                .findFirst()
                .flatMap(image -> target(table, image)
                        .flatMap(target -> pictures(
                                        text, image.present().findFirst().orElseThrow())
                                .map(found -> new Format(
                                        "{type: table, image: %s, target: %s%s}"
                                                .formatted(image.name(), target.name(), found.key()),
                                        "the column %s names pictures".formatted(image.name()),
                                        found.width(),
                                        found.height()))));
    }

    private static Optional<Column> target(TableShape table, Column image) {
        List<Column> others = table.columns().stream()
                .filter(column -> !column.name().equals(image.name()))
                .toList();
        return Stream.of("caption", "text", "title", "name", "label", "comment")
                .flatMap(name -> others.stream().filter(column -> column.name().equalsIgnoreCase(name)))
                .findFirst();
    }

    private Optional<Format> sheet(TableShape table, Path text) {
        Optional<Column> x = place(table, "x");
        Optional<Column> y = place(table, "y");
        List<Path> sheets = children(Optional.ofNullable(text.getParent()).orElse(Path.of(""))).stream()
                .filter(file -> Pictures.KIND.isNamed(file.toString()))
                .toList();
        if (x.isEmpty() || y.isEmpty() || sheets.size() != 1) {
            return Optional.empty();
        }
        int columns = 1 + x.get().present().mapToInt(Integer::parseInt).max().orElse(0);
        return PictureFolder.header(new MediaFile.Plain(sheets.get(0)))
                .filter(sheet -> sheet.width() / columns >= 8)
                .flatMap(sheet -> target(table, x.get()).map(target -> {
                    int cell = sheet.width() / columns;
                    return new Format(
                            "{type: sheet, sheet: %s, cell: %d, x: %s, y: %s, target: %s}"
                                    .formatted(
                                            Yaml.list(List.of(spelling.apply(sheets.get(0)))),
                                            cell,
                                            x.get().name(),
                                            y.get().name(),
                                            target.name()),
                            "%d cells across %s; check cell"
                                    .formatted(columns, sheets.get(0).getFileName()),
                            cell,
                            cell);
                }));
    }

    private static Optional<Column> place(TableShape table, String end) {
        return table.columns().stream()
                .filter(column -> column.name().toLowerCase(Locale.ROOT).matches("(.*[^a-z])?" + end)
                        && column.present().allMatch(value -> value.matches("\\d{1,6}")))
                .findFirst();
    }

    /** Where pictures lie. */
    private record Found(String key, int width, int height) {}

    /** The place of the picture with a name: beside the text, or in folders and archives there. */
    private Optional<Found> pictures(Path text, String name) {
        Path folder = Optional.ofNullable(text.getParent()).orElse(Path.of(""));
        Path beside = folder.resolve(name);
        if (Files.isRegularFile(beside)) {
            Optional<PictureHeader> header = PictureFolder.header(new MediaFile.Plain(beside));
            return header.map(size -> new Found("", size.width(), size.height()));
        }
        List<Path> places = children(folder).stream()
                .filter(child -> PictureFolder.of(child).isPresent())
                .toList();
        return places.stream()
                .flatMap(place -> PictureFolder.of(place).stream())
                .filter(place -> place.names().stream().anyMatch(one -> one.endsWith("/" + name)))
                .findFirst()
                .map(place -> new Found(
                        ", pictures: [%s]"
                                .formatted(String.join(
                                        ", ", places.stream().map(spelling).toList())),
                        place.width(),
                        place.height()));
    }
}
