package org.rnn4j.datasets.motion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.AtomicFile;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.core.sequence.Made;
import org.rnn4j.core.sequence.Medium;
import org.rnn4j.core.sequence.Piece;

/** Motions as BVH files, animated pictures and pages that play them. Immutable. */
final class MotionMedium implements Medium {
    private final MotionFit fit;
    private final PoseCoder coder;

    MotionMedium(MotionFit fit) {
        this.fit = fit;
        coder = new PoseCoder(fit);
    }

    @Override
    public List<String> reads() {
        return List.of("bvh");
    }

    @Override
    public List<String> writes() {
        return List.of("bvh", "gif", "html");
    }

    /**
     * {@inheritDoc}
     *
     * @throws UserException also if it is another figure
     */
    @Override
    public Piece read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException e) {
            throw PackedFile.unreadable(file.toString(), e);
        }
        Clip clip = BvhReader.read(file.toString(), text);
        if (!Figures.areAlike(clip.skeleton(), fit.skeleton())) {
            throw new UserException(
                    "%s: its figure has other joints, channels or lengths than the one that the model learned; use a clip of that figure"
                            .formatted(file));
        }
        return new Piece.Steps(coder.encode(clip.unwrapped().resampled(fit.rate())));
    }

    /** One motion a BVH file; all in one picture or page, beside each other. */
    @Override
    public List<Path> write(Path file, List<Made> made, int columns) {
        List<Clip> clips = made.stream()
                .map(one -> coder.decode(file.toString(), ((Piece.Steps) one.piece()).steps()))
                .toList();
        List<Integer> prompts = made.stream().map(Made::prompt).toList();
        String ending = PackedFile.ending(file.toString());
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < (ending.equals("bvh") ? clips.size() : 1); i++) {
            Path target = i == 0 ? file : Medium.numbered(file, i + 1);
            Clip clip = clips.get(i);
            AtomicFile.write(target, out -> {
                switch (ending) {
                    case "bvh" -> out.write(BvhWriter.text(clip).getBytes(StandardCharsets.UTF_8));
                    case "gif" -> new StickFigures(clips, prompts, columns).write(out);
                    case "html" ->
                        out.write(new MotionPage(clips, prompts).html().getBytes(StandardCharsets.UTF_8));
                    default -> throw new IllegalArgumentException(file.toString());
                }
            });
            files.add(target);
        }
        return files;
    }

    @Override
    public OptionalDouble stepsPerSecond() {
        return OptionalDouble.of(fit.rate());
    }
}
