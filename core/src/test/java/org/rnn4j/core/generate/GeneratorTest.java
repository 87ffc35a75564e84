package org.rnn4j.core.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.BestBy;
import org.rnn4j.core.job.CheckpointSpec;
import org.rnn4j.core.job.OptimizerSpec;
import org.rnn4j.core.job.SampleSpec;
import org.rnn4j.core.job.ScheduleSpec;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.tiny.TinyCodec;
import org.rnn4j.core.tiny.TinyModel;
import org.rnn4j.core.tiny.TinyText;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;

class GeneratorTest {
    private static final TinyCodec CODEC = new TinyCodec("ab?\n");
    private static final TinyModel MODEL = new TinyModel(4);

    @BeforeAll
    static void learnToCountToTwo() {
        TrainingSpec spec = new TrainingSpec(
                1,
                64,
                0,
                60,
                Duration.ZERO,
                new OptimizerSpec.Sgd(5, 0),
                new ScheduleSpec.Constant(),
                0,
                0,
                BestBy.LOSS,
                0,
                0,
                CheckpointSpec.defaults());
        TinyText text = new TinyText(CODEC, "aabb".repeat(40), "");
        new Trainer(spec, 1).train(MODEL, text, TrainingListener.silent());
    }

    @Test
    void goesOnFromThePrompt() {
        assertThat(generate(greedy(6, "aab", "")).text()).isEqualTo("baabba");
        assertThat(generate(greedy(6, "bb", "")).text()).isEqualTo("aabbaa");
    }

    @Test
    void streamsWhatItReturns() {
        List<String> pieces = new ArrayList<>();
        GeneratedText generated = new Generator(MODEL, CODEC).generate(greedy(6, "aab", ""), 1, pieces::add);
        assertThat(pieces).hasSize(6);
        assertThat(String.join("", pieces)).isEqualTo(generated.text());
        assertThat(generated.tokens()).isEqualTo(6);
    }

    @Test
    void saysHowLongItTookByTheClockThatItIsGiven() {
        AtomicLong now = new AtomicLong(7);
        LanguageModel slow = new TinyModel(4) {
            @Override
            public NextToken step(int[] tokens, RnnState before) {
                now.addAndGet(500_000_000);
                return super.step(tokens, before);
            }
        };
        GeneratedText generated = new Generator(slow, CODEC, now::get).generate(greedy(6, "aab", ""), 1, piece -> {});
        assertThat(generated.seconds()).isEqualTo((3 + 5) * 0.5); // the prompt, and each token but the last
    }

    @Test
    void endsWithTheStopString() {
        assertThat(generate(greedy(100, "aab", "abb")).text()).isEqualTo("baabb");
    }

    @Test
    void theSameSeedWritesTheSameAndAnotherSeedAnother() {
        SampleSpec hot = new SampleSpec(80, 5, 0, 1, "", "");
        Generator generator = new Generator(MODEL, CODEC);
        String text = generator.generate(hot, 7, piece -> {}).text();
        assertThat(generator.generate(hot, 7, piece -> {}).text()).isEqualTo(text);
        assertThat(generator.generate(hot, 8, piece -> {}).text()).isNotEqualTo(text);
        assertThat(text).hasSize(80).doesNotContain("?").contains("\n");
    }

    @Test
    void reportsCharactersThatTheModelDoesNotKnow() {
        GeneratedText generated = generate(greedy(2, "xa한xab", ""));
        assertThat(generated.unknownInPrompt()).isEqualTo("x한");
        assertThat(generated.text()).hasSize(2);
        assertThat(generate(greedy(2, "ab", "")).unknownInPrompt()).isEmpty();
    }

    @Test
    void refusesAPromptThatCannotBeRead() {
        Generator generator = new Generator(new TinyModel(2), new TinyCodec("ab"));
        assertThatThrownBy(() -> generator.generate(greedy(2, "abxy", ""), 1, piece -> {}))
                .isInstanceOf(UserException.class)
                .hasMessage("sample.prompt = abxy, but the model's vocabulary has no xy; leave it out");
        assertThat(generator.generate(greedy(2, "", ""), 1, piece -> {}).tokens())
                .isEqualTo(2);
    }

    @Test
    void writesNothingWhereNothingIsAskedFor() {
        assertThat(generate(greedy(0, "aab", "")))
                .extracting(GeneratedText::text, GeneratedText::tokens)
                .containsExactly("", 0);
    }

    @Test
    void holdsBytesBackUntilTheyMakeACharacter() {
        Unfolding unfolding = new Unfolding(new Bytes(), new int[0]);
        List<String> pieces = new ArrayList<>();
        for (byte part : "a한\uD83D\uDE00é".getBytes(StandardCharsets.UTF_8)) {
            pieces.add(unfolding.add(part & 0xff));
        }
        pieces.add(unfolding.end());
        assertThat(pieces).containsExactly("a", "", "", "한", "", "", "", "\uD83D\uDE00", "", "é", "");
    }

    @Test
    void showsBrokenBytesInTheEnd() {
        Unfolding unfolding = new Unfolding(new Bytes(), new int[0]);
        assertThat(unfolding.add(0xed)).isEmpty();
        assertThat(unfolding.end()).isEqualTo("\uFFFD");
    }

    @Test
    void putsSpacesBetweenWords() {
        Unfolding unfolding = new Unfolding(new Words(), new int[0]);
        assertThat(unfolding.add(3)).isEqualTo("w3");
        assertThat(unfolding.add(4)).isEqualTo(" w4");
        assertThat(unfolding.add(5)).isEqualTo(" w5");
    }

    @Test
    void putsASpaceBetweenThePromptAndTheFirstWord() {
        assertThat(new Unfolding(new Words(), new int[] {1, 2}).add(3)).isEqualTo(" w3");
    }

    private static GeneratedText generate(SampleSpec spec) {
        return new Generator(MODEL, CODEC).generate(spec, 1, piece -> {});
    }

    private static SampleSpec greedy(int length, String prompt, String stop) {
        return new SampleSpec(length, 0, 0, 1, prompt, stop);
    }

    private static final class Bytes extends Plain {
        @Override
        public String decode(int[] ids) {
            byte[] bytes = new byte[ids.length];
            for (int i = 0; i < ids.length; i++) {
                bytes[i] = (byte) ids[i];
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static final class Words extends Plain {
        @Override
        public String decode(int[] ids) {
            return Arrays.stream(ids).mapToObj(id -> "w" + id).collect(Collectors.joining(" "));
        }
    }
}
