package org.rnn4j.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.codec.Normalization;
import org.rnn4j.datasets.codec.Tokenizer;
import org.rnn4j.datasets.codec.VocabularyLimits;

class UnitsTest {

    @Test
    void tokensAreCalledWhatTheyAre() {
        assertThat(List.of(
                        new Tokenizer.Character(new VocabularyLimits(1, 100)),
                        new Tokenizer.Byte(),
                        new Tokenizer.Word(false, new VocabularyLimits(1, 100), List.of()),
                        new Tokenizer.Whitespace("<eos>", false, new VocabularyLimits(1, 100), List.of()),
                        new Tokenizer.Bpe(300, List.of())))
                .map(tokenizer -> (TextCodec) tokenizer.fit("a b", Normalization.NONE))
                .map(Units::of)
                .containsExactly("characters", "bytes", "words", "words", "tokens");
    }

    @Test
    void oneOfThemLosesItsS() {
        JobSpec job =
                Plugins.load().jobs().parse("data: {source: hello, tokenizer: word}", "job.yaml", "hello", List.of());
        assertThat(Units.oneOf(Plugins.load().open(job, null))).isEqualTo("word");
    }
}
