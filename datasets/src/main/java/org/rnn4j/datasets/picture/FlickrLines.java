package org.rnn4j.datasets.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.media.MediaFile;

/** Reads captions in the form of Flickr8k: {@code name.jpg#0}, a tab, a caption. */
final class FlickrLines {
    private static final Pattern LINE = Pattern.compile("([^\\t]+?)#(\\d+)\\t(.*)");

    private FlickrLines() {}

    static List<Example<MediaFile, String>> read(
            PictureInputs inputs, List<String> pictures, String key, List<String> names) {
        List<Example<MediaFile, String>> examples = new ArrayList<>();
        for (InputFile file : inputs.media().files().read(key, names, List.of(".txt", ".tsv", ".token"))) {
            List<String> lines = file.lines();
            for (int i = 0; i < lines.size(); i++) {
                int number = i + 1;
                String line = lines.get(i);
                inputs.media()
                        .bad()
                        .keep(() -> example(inputs, pictures, file, number, line))
                        .ifPresent(examples::add);
            }
        }
        return examples;
    }

    private static Example<MediaFile, String> example(
            PictureInputs inputs, List<String> pictures, InputFile file, int number, String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw file.error(number, "a line must be like \"name.jpg#0\", a tab and a caption");
        }
        String caption = parts.group(3).strip();
        if (caption.isEmpty()) {
            throw file.error(number, "no caption; write one or remove the line");
        }
        MediaFile picture = inputs.named().get(pictures, file.name(), parts.group(1), file.at(number));
        return new Example<>(picture, caption, file.at(number), "");
    }
}
