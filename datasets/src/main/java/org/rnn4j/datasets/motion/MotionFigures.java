package org.rnn4j.datasets.motion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.Split;

/**
 * Figures of clips without a model: whether they freeze, and whether feet slide.
 *
 * @param clips by split, at the rate of the fit
 */
record MotionFigures(Map<Split, List<Clip>> clips, MotionFit fit) {
    private static final int SECONDS = 5;
    private static final double CONTACT = 0.05; // share of the height of the figure

    List<String> sentences() {
        List<String> all = new ArrayList<>();
        double usual = clips.get(Split.TRAIN).isEmpty() ? Double.NaN : speed(clips.get(Split.TRAIN));
        clips.forEach((split, some) -> {
            for (Clip clip : some) {
                double[] speeds = speeds(clip);
                all.add(String.format(
                        Locale.ROOT,
                        "%s, %s: mean speed of joints %.1f units a second%s, %.1f in the slowest and %.1f in the fastest %d s; feet slide"
                                + " %.1f a second on the ground",
                        split.name().toLowerCase(Locale.ROOT),
                        clip.at(),
                        speed(List.of(clip)),
                        split == Split.TRAIN || Double.isNaN(usual)
                                ? ""
                                : String.format(Locale.ROOT, " (%.2f of training)", speed(List.of(clip)) / usual),
                        Arrays.stream(speeds).min().orElse(Double.NaN),
                        Arrays.stream(speeds).max().orElse(Double.NaN),
                        SECONDS,
                        slide(clip)));
            }
        });
        return all;
    }

    /** Mean speed of all joints, relative to the root, in units a second. */
    static double speed(List<Clip> clips) {
        double sum = 0;
        long count = 0;
        for (Clip clip : clips) {
            double[] speeds = frameSpeeds(clip);
            sum += Arrays.stream(speeds).sum();
            count += speeds.length;
        }
        return sum / count;
    }

    /** The mean speed in every five seconds; of a shorter clip, in all of it. */
    static double[] speeds(Clip clip) {
        double[] all = frameSpeeds(clip);
        int window = (int) Math.max(1, Math.round(SECONDS / clip.frameSeconds()));
        return all.length < window
                ? new double[] {Arrays.stream(all).average().orElse(Double.NaN)}
                : IntStream.range(0, all.length / window)
                        .mapToDouble(i -> Arrays.stream(all, i * window, (i + 1) * window)
                                .average()
                                .orElseThrow())
                        .toArray();
    }

    private static double[] frameSpeeds(Clip clip) {
        double[][][] places = Kinematics.places(clip);
        double[] speeds = new double[places.length - 1];
        for (int t = 1; t < places.length; t++) {
            double sum = 0;
            for (int j = 1; j < places[t].length; j++) {
                double square = 0;
                for (int i = 0; i < 3; i++) {
                    double now = places[t][j][i] - places[t][0][i];
                    double before = places[t - 1][j][i] - places[t - 1][0][i];
                    square += (now - before) * (now - before);
                }
                sum += Math.sqrt(square);
            }
            speeds[t - 1] = sum / Math.max(1, places[t].length - 1) / clip.frameSeconds();
        }
        return speeds;
    }

    /** Mean horizontal speed, in units a second, of the lowest joint while it is on the ground, which is the lowest place of the clip. */
    static double slide(Clip clip) {
        double[][][] places = Kinematics.places(clip);
        double ground = Double.POSITIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;
        for (double[][] frame : places) {
            for (double[] joint : frame) {
                ground = Math.min(ground, joint[1]);
                top = Math.max(top, joint[1]);
            }
        }
        double sum = 0;
        long count = 0;
        for (int t = 1; t < places.length; t++) {
            int lowest = 0;
            for (int j = 1; j < places[t].length; j++) {
                lowest = places[t][j][1] < places[t][lowest][1] ? j : lowest;
            }
            double[] now = places[t][lowest];
            double[] before = places[t - 1][lowest];
            if (now[1] < ground + CONTACT * (top - ground)) {
                sum += Math.hypot(now[0] - before[0], now[2] - before[2]) / clip.frameSeconds();
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
