package org.rnn4j.datasets.picture.film;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.FileKey;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.media.MediaInputs;
import org.rnn4j.datasets.picture.Idx;
import org.rnn4j.datasets.picture.file.IdxFile;

/**
 * Generated films of moving digits with a caption each, {@code digit 6 moves up and left}, from an idx file of pictures of digits as
 * {@code data.source}. Each part of the films has pictures of its own, so that a network is tested on digits that it never saw. The
 * group of an example is its part: {@code train}, {@code validation} or {@code test}.
 *
 * @param labels idx file of the digits
 * @param digits digits of a film
 * @param train films of the part train
 * @param validation films of the part validation
 * @param test films of the part test
 * @param frames frames of a film
 * @param size height and width of a film
 * @param bounce whether a digit that meets the edge turns back; otherwise none meets it
 * @param speeds 1 = speeds differ and are not named; 2 = a caption says slowly or quickly
 * @param seed seed of all draws; it does not depend on that of the job, so that the data stay the same
 */
public record MovingDigits(
        @Doc("The idx file of the labels of the digits.") @FileKey
        String labels,

        @Default("1") @Range(min = 1, max = 2) @Doc("Number of digits of a film.")
        int digits,

        @Default("4000") @Range(min = 1, max = 1_000_000) @Doc("Number of films of the part train.")
        int train,

        @Default("500") @Range(min = 0, max = 1_000_000) @Doc("Number of films of the part validation.")
        int validation,

        @Default("500") @Range(min = 0, max = 1_000_000) @Doc("Number of films of the part test.")
        int test,

        @Default("10") @Range(min = 2, max = 1000) @Doc("Number of frames of a film.")
        int frames,

        @Default("32") @Range(min = 16, max = 1024) @Doc("Height and width of a film, in pixels.")
        int size,

        @Default("true") @Doc("A digit that meets the edge turns back; otherwise none meets it.")
        boolean bounce,

        @Default("1")
        @Range(min = 1, max = 2)
        @Doc("1 = speeds differ and are not named; 2 = captions say slowly or quickly.")
        int speeds,

        @Default("1") @Doc("Seed of the films; independent of the seed of the job.")
        long seed)
        implements FilmFormat {
    private static final String PART = "part";

    public MovingDigits {
        Ranges.require(
                "data.format",
                MovingDigits.class,
                labels,
                digits,
                train,
                validation,
                test,
                frames,
                size,
                bounce,
                speeds,
                seed);
    }

    @Override
    public List<Example<Film, String>> read(MediaInputs inputs, String key, List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        if (names.size() != 1) {
            throw new UserException("%s names %d files, but data.format = moving-digits needs one idx file of pictures"
                    .formatted(key, names.size()));
        }
        if (!inputs.group().equals(Optional.of(PART))) {
            throw new UserException(
                    "data.format = moving-digits has parts of its own; set data.split = {type: group, by: part, validation: [validation], test: [test]}");
        }
        IdxFile pictures = Idx.pictures(inputs.files(), key, names.get(0));
        IdxFile known = Idx.labels(inputs.files(), "data.format.labels", labels);
        if (pictures.count() != known.count() || pictures.count() < 10) {
            throw new UserException(
                    "%s has %,d pictures and %s %,d labels; use files of ten or more that belong together"
                            .formatted(pictures.name(), pictures.count(), known.name(), known.count()));
        }
        List<Integer> all =
                new ArrayList<>(IntStream.range(0, pictures.count()).boxed().toList());
        Random random = new Random(seed);
        Collections.shuffle(all, random);
        int tenth = all.size() / 10;
        List<Example<Film, String>> examples = new ArrayList<>();
        add(examples, random, "train", train, pictures, known, all.subList(2 * tenth, all.size()));
        add(examples, random, "validation", validation, pictures, known, all.subList(tenth, 2 * tenth));
        add(examples, random, "test", test, pictures, known, all.subList(0, tenth));
        return examples;
    }

    private void add(
            List<Example<Film, String>> examples,
            Random random,
            String part,
            int count,
            IdxFile pictures,
            IdxFile known,
            List<Integer> own) {
        for (int i = 0; i < count; i++) {
            List<MovingDigit> moving = new ArrayList<>();
            for (int d = 0; d < digits; d++) {
                int chosen = own.get(random.nextInt(own.size()));
                moving.add(MovingDigit.draw(this, known.values()[chosen] & 0xFF, chosen, random));
            }
            moving.sort(MovingDigit.IN_CAPTIONS);
            MediaFile file = new MediaFile.Generated(
                    "moving-digits/%s/%05d.idx".formatted(part, i + 1),
                    () -> MovingDigit.film(moving, pictures, frames, size));
            examples.add(new Example<>(Film.of(file), MovingDigit.caption(moving, speeds), file.name(), part));
        }
    }
}
