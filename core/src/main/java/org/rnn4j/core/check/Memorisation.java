package org.rnn4j.core.check;

import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.generate.Generator;
import org.rnn4j.core.job.SampleSpec;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.sequence.CountedData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.SuffixAutomaton;
import org.rnn4j.core.sequence.TextCodec;

/** The longest run of a generated text that stands in the training text, compared with that of as much validation text. */
public final class Memorisation implements Check {
    private static final int TOKENS = 2_000;
    private static final int FACTOR = 2;

    /** A run that is not long, whatever the validation text has. */
    private static final int SHORT = 20;

    @Override
    public String name() {
        return "memorisation";
    }

    @Override
    public Finding of(Subject subject) {
        if (!(subject.model() instanceof LanguageModel language)
                || !(subject.bundle().codec() instanceof TextCodec codec)) {
            return Finding.skipped(name(), "only language models generate text");
        }
        if (subject.data().isEmpty()) {
            return Finding.skipped(name(), subject.noData());
        }
        if (!subject.trained()) {
            return Finding.skipped(name(), "a few steps of training say nothing about it; verify a trained model");
        }
        if (!(subject.data().get() instanceof CountedData data)) {
            return Finding.skipped(name(), "the data has no streams of tokens");
        }
        SampleSpec own = subject.bundle().job().block(SampleSpec.class).orElseGet(SampleSpec::defaults);
        SampleSpec sample = new SampleSpec(TOKENS, own.temperature(), own.topK(), own.topP(), "", "");
        String text = new Generator(language, codec)
                .generate(sample, subject.bundle().job().seed(), piece -> {})
                .text();
        List<int[]> training = data.streams(Split.TRAIN);
        int[] validation = data.size(Split.VALIDATION) == 0
                ? new int[0]
                : data.streams(Split.VALIDATION).stream()
                        .flatMapToInt(Arrays::stream)
                        .limit(TOKENS)
                        .toArray();
        int run = new SuffixAutomaton(codec.encode(text)).longestRunIn(training);
        int usual = new SuffixAutomaton(validation).longestRunIn(training);
        return Finding.atMost(
                name(),
                run,
                Math.max(SHORT, FACTOR * usual),
                "tokens in a row of a sample that stand in the training text; %d of the validation text"
                        .formatted(usual),
                "the model repeats its training text; train for fewer epochs, or with more data or dropout");
    }
}
