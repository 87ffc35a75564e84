package org.rnn4j.datasets.motion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataSource;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.InputFiles;

/**
 * {@code type: motion}: clips of one figure, for {@code task: generation}.
 *
 * <pre>
 *   data:
 *     type: motion
 *     source: [walk.bvh, run.bvh]   # or a folder; swing is built in; .gz is decompressed
 *     test: [dance.bvh]
 *     held-back: 0.1                # the end of each clip is the validation split
 *     rate: 30                      # steps a second
 *     mirror: true                  # training also exchanges left and right
 * </pre>
 */
public final class MotionSource implements DataSource {

    @Override
    public String type() {
        return "motion";
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(MotionOptions.class);
    }

    @Override
    public SequenceData open(ObjectNode options, Codec fitted) {
        MotionOptions motion = Binder.bind(options, MotionOptions.class, "data");
        InputFiles files = new InputFiles(StandardCharsets.UTF_8, Map.of());
        Map<Split, List<Clip>> clips = new EnumMap<>(Split.class);
        List<Clip> source = read(files, "data.source", motion.source(), motion.rate());
        clips.put(
                Split.VALIDATION, new ArrayList<>(read(files, "data.validation", motion.validation(), motion.rate())));
        clips.put(Split.TEST, read(files, "data.test", motion.test(), motion.rate()));
        double heldBack = motion.validation().isEmpty() ? motion.heldBack() : 0;
        List<Clip> training = new ArrayList<>();
        for (Clip clip : source) {
            int cut = (int) Math.round(clip.frames().length * (1 - heldBack));
            training.add(clip.part(0, cut));
            if (clip.frames().length - cut > 1) {
                clips.get(Split.VALIDATION).add(clip.part(cut, clip.frames().length));
            }
        }
        clips.put(Split.TRAIN, training);
        Optional<Skeleton> figure = source.stream().findFirst().map(Clip::skeleton);
        figure.ifPresent(skeleton -> source.forEach(clip -> requireFigure(clip, skeleton, source)));
        Optional<Mirror> mirror = figure.flatMap(skeleton -> mirror(motion, skeleton));
        MotionFit fit = fitted == null ? MotionFit.of(both(training, mirror), motion.rate()) : fit(fitted);
        clips.values().forEach(some -> some.forEach(clip -> requireFigure(clip, fit.skeleton(), source)));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("source", String.join(", ", motion.source()));
        files.describe(facts);
        return new MotionData(fit, clips, mirror, files.sha256(), facts);
    }

    /** The clips and, with a mirror, their mirrored ones. */
    private static List<Clip> both(List<Clip> clips, Optional<Mirror> mirror) {
        List<Clip> both = new ArrayList<>(clips);
        mirror.ifPresent(one -> clips.forEach(clip -> both.add(one.of(clip))));
        return both;
    }

    private static Optional<Mirror> mirror(MotionOptions options, Skeleton skeleton) {
        if (!options.mirror()) {
            return Optional.empty();
        }
        Optional<Mirror> mirror = Mirror.of(skeleton);
        if (mirror.isEmpty()) {
            throw new UserException(
                    "data.mirror = true, but the names of the joints do not pair a left and a right side (such as leftArm and rightArm); leave it out");
        }
        return mirror;
    }

    private static MotionFit fit(Codec fitted) {
        if (fitted instanceof MotionCodec codec) {
            return codec.fit();
        }
        throw new UserException(
                "data.type = motion, but the model's codec \"%s\" reads no motion; use the model's own data"
                        .formatted(fitted.format()));
    }

    private static List<Clip> read(InputFiles files, String key, List<String> names, double rate) {
        List<Clip> clips = new ArrayList<>();
        for (String name : names) {
            if (name.equals(Swing.NAME)) {
                clips.addAll(Swing.clips());
                continue;
            }
            for (Path file : files.list(key, name, List.of(".bvh"))) {
                clips.add(BvhReader.read(file.toString(), files.read(key, file).text()));
            }
        }
        if (clips.isEmpty() && !names.isEmpty()) {
            throw new UserException(
                    "%s = %s: no BVH file; name some, or a folder of them".formatted(key, String.join(", ", names)));
        }
        return clips.stream().map(clip -> clip.unwrapped().resampled(rate)).toList();
    }

    private static void requireFigure(Clip clip, Skeleton skeleton, List<Clip> source) {
        if (clip.skeleton().channels() != skeleton.channels()) {
            throw new UserException("%s: its figure has %d channels, but that of %s has %d; a job learns one figure"
                    .formatted(clip.at(), clip.skeleton().channels(), first(source), skeleton.channels()));
        }
        if (!Figures.areAlike(clip.skeleton(), skeleton)) {
            throw new UserException(
                    "%s: its figure has other joints, channels or lengths than that of %s; a job learns one figure"
                            .formatted(clip.at(), first(source)));
        }
    }

    private static String first(List<Clip> source) {
        return source.isEmpty() ? "the model" : source.get(0).at();
    }

    @Override
    public ObjectNode onlyTest(ObjectNode options, List<String> files) {
        ObjectNode only = options.deepCopy();
        only.putArray("source");
        only.putArray("validation");
        files.forEach(only.putArray("test")::add);
        return only;
    }
}
