package org.rnn4j.datasets.motion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;

class BvhTest {
    private static final String HEAD = """
            HIERARCHY
            ROOT hip
            {
              OFFSET 0 0 0
              CHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation
              JOINT knee
              {
                OFFSET 0 -10 0
                CHANNELS 1 Xrotation
                End Site
                {
                  OFFSET 0 -8 0
                }
              }
            }
            MOTION
            """;
    private static final String ROWS = "Frames: 2\nFrame Time: 0.1\n1 2 3 4 5 6 7\n1 2 3 4 5 6 8\n";

    private static Clip read(String text) {
        return BvhReader.read("a.bvh", text);
    }

    private static String problem(String text) {
        try {
            read(text);
        } catch (UserException e) {
            return e.getMessage();
        }
        return "";
    }

    @Test
    void aHierarchyAndItsFramesAreRead() {
        Clip clip = read(HEAD + ROWS);
        assertThat(clip.skeleton().joints()).hasSize(3);
        assertThat(clip.skeleton().joints().get(1))
                .isEqualTo(new Joint("knee", 0, java.util.List.of(0.0, -10.0, 0.0), java.util.List.of("Xrotation")));
        assertThat(clip.skeleton().joints().get(2).isEnd()).isTrue();
        assertThat(clip.frames()[1]).containsExactly(1, 2, 3, 4, 5, 6, 8);
        assertThat(clip.frameSeconds()).isEqualTo(0.1);
    }

    @Test
    void caseTabsAndLineEndsDoNotMatter() {
        Clip clip = read((HEAD + ROWS)
                .toLowerCase(java.util.Locale.ROOT)
                .replace(' ', '\t')
                .replace("\n", "\r\n"));
        assertThat(clip.frames()).isDeepEqualTo(read(HEAD + ROWS).frames());
    }

    @Test
    void aJointMayLackAnEnd() {
        assertThat(read(HEAD.replaceAll("(?s)End Site.*?\\}", "") + ROWS)
                        .skeleton()
                        .joints())
                .hasSize(2);
    }

    @Test
    void aWrittenFileIsReadAgain() {
        Clip clip = read(HEAD + ROWS);
        Clip again = read(BvhWriter.text(clip));
        assertThat(again.skeleton()).isEqualTo(clip.skeleton());
        assertThat(again.frames()).isDeepEqualTo(clip.frames());
        assertThat(again.frameSeconds()).isEqualTo(0.1);
    }

    @Test
    void whatCannotBeReadIsNamedWithItsLine() {
        assertThat(problem("hello")).isEqualTo("a.bvh:1: no BVH file, which begins with HIERARCHY");
        assertThat(problem("HIERARCHY\nROOT hip\n")).isEqualTo("a.bvh: it has no line MOTION, so it has no frames");
        assertThat(problem(HEAD + ROWS.replace("5 6 8", "5 8")))
                .isEqualTo("a.bvh:20: 6 values, but the hierarchy has 7 channels");
        assertThat(problem(HEAD + ROWS.replace("Frames: 2", "Frames: 3")))
                .isEqualTo("a.bvh: Frames: 3, but it has 2; it is damaged, or correct the number");
        assertThat(problem(HEAD + ROWS.replace("0.1", "0")))
                .isEqualTo("a.bvh:18: Frame Time: 0.0, but must be greater than 0");
        assertThat(problem(HEAD + ROWS.replace("6 7", "6 7,5")))
                .isEqualTo("a.bvh:19: \"7,5\" is no number; write it with a point");
        assertThat(problem(HEAD + "Frames: 1\nFrame Time: 0.1\n1 2 3 4 5 6 7\n"))
                .isEqualTo("a.bvh: 1 frame, but a motion has at least two; leave it out");
        assertThat(problem(HEAD + "Frame Time: 0.1\n"))
                .isEqualTo("a.bvh:17: \"Frame Time: 0.1\", but a line Frames: is expected after MOTION");
        assertThat(problem(HEAD.replace("CHANNELS 1 Xrotation", "CHANNELS 1 Wrotation") + ROWS))
                .isEqualTo(
                        "a.bvh:9: channel Wrotation, but channels are Xposition to Zposition and Xrotation to Zrotation");
        assertThat(problem(HEAD.replace("OFFSET 0 -10 0", "OFFSET 0 -10") + ROWS))
                .isEqualTo("a.bvh:9: \"CHANNELS\" is no number");
        assertThat(problem(HEAD.replace("MOTION", "ROOT other\nMOTION") + ROWS))
                .isEqualTo("a.bvh:16: a second ROOT, but a file has one figure; save them in two files");
    }
}
