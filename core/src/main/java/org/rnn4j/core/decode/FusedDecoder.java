package org.rnn4j.core.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.rnn4j.core.network.LanguageModel.NextToken;
import org.rnn4j.core.network.LanguageModelFusion;
import org.rnn4j.core.network.LanguageModelFusion.NextScores;
import org.rnn4j.core.network.RnnState;

/**
 * A decoder whose log probabilities include those of a language model. Its state consists of the parts of the decoder's and,
 * after the first token, those of the language model's.
 */
final class FusedDecoder implements Decoder {
    private final Decoder decoder;
    private final LanguageModelFusion fusion;
    private final int parts;
    private final RnnState start;

    FusedDecoder(Decoder decoder, LanguageModelFusion fusion) {
        this.decoder = decoder;
        this.fusion = fusion;
        start = decoder.start();
        parts = start.parts();
    }

    @Override
    public int sources() {
        return decoder.sources();
    }

    @Override
    public int vocabularySize() {
        return decoder.vocabularySize();
    }

    @Override
    public int begin() {
        return decoder.begin();
    }

    @Override
    public int end() {
        return decoder.end();
    }

    @Override
    public RnnState start() {
        return start;
    }

    @Override
    public Step step(int[] sources, int[] tokens, RnnState before) {
        Step step = decoder.step(sources, tokens, part(before, 0, parts));
        int[] read = IntStream.of(tokens).map(this::read).toArray();
        RnnState earlier = before.parts() == parts ? null : part(before, parts, before.parts());
        NextToken next = fusion.model().step(read, earlier);
        for (int row = 0; row < tokens.length; row++) {
            add(next.logits()[row], step.logProbabilities()[row]);
        }
        return new Step(step.logProbabilities(), joined(step.after(), next.after()), step.attention());
    }

    private int read(int token) {
        return token == begin() ? fusion.boundary() : fusion.read(fusion.ids()[token]);
    }

    private void add(float[] logits, float[] logs) {
        NextScores scores = fusion.next(logits);
        for (int token = 0; token < vocabularySize(); token++) {
            if (token != begin()) {
                int id = token == end() ? fusion.boundary() : fusion.ids()[token];
                logs[token] += (float) scores.of(id);
            }
        }
    }

    private static RnnState part(RnnState state, int from, int to) {
        return RnnState.of(
                state.batch(), IntStream.range(from, to).mapToObj(state::part).toArray(double[][]::new));
    }

    private RnnState joined(RnnState own, RnnState language) {
        List<double[]> all = new ArrayList<>();
        for (RnnState state : Arrays.asList(own, language)) {
            for (int p = 0; p < state.parts(); p++) {
                all.add(state.part(p));
            }
        }
        return RnnState.of(own.batch(), all.toArray(double[][]::new));
    }
}
