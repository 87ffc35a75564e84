package org.rnn4j.datasets.forecasting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;

/**
 * The names of series that are files: the file's name without its ending, with as many of its folders as distinguish it
 * from the other files. So {@code north/load.csv} beside {@code south/load.csv} is {@code north/load}.
 */
final class SeriesNames {
    private SeriesNames() {}

    /**
     * The names of some files, by file.
     *
     * @param known names of the series that a model knows: one of them is preferred where it is the end of a path
     */
    static Map<String, String> of(List<String> files, Set<String> known) {
        Map<String, List<String>> choices = new LinkedHashMap<>();
        for (String file : files) {
            if (choices.put(file, choices(file, known)) != null) {
                throw new UserException(
                        "data.source names %s twice, but each file is a series; name it once".formatted(file));
            }
        }
        Map<String, String> names = new HashMap<>();
        choices.forEach((file, own) -> names.put(
                file,
                own.stream()
                        .filter(name -> choices.values().stream()
                                        .filter(other -> other.contains(name))
                                        .count()
                                == 1)
                        .findFirst()
                        .orElse(own.get(own.size() - 1))));
        return names;
    }

    /** From the shortest name to the whole path; names that the model knows come first. */
    private static List<String> choices(String file, Set<String> known) {
        String path = file.replace('\\', '/');
        int begin = path.lastIndexOf('/') + 1;
        String ending = PackedFile.unpacked(path.substring(begin)).replaceFirst("(?<=.)\\.[^.]+$", "");
        List<String> choices = new ArrayList<>(List.of(ending));
        for (int folder = begin - 1; folder > 0; ) {
            folder = path.lastIndexOf('/', folder - 1);
            choices.add(path.substring(folder + 1, begin) + ending);
        }
        choices.add(file);
        choices.stream()
                .filter(known::contains)
                .findFirst()
                .ifPresent(name -> Collections.swap(choices, 0, choices.indexOf(name)));
        return choices;
    }
}
