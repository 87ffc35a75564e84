package org.rnn4j.core.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.LanguageModel.NextToken;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.Made;
import org.rnn4j.core.sequence.Medium;
import org.rnn4j.core.sequence.Piece;

/** Generates pieces of tokens with a language model, for a {@link Medium}. Thread-safe while the model is not trained. */
public final class TokenGenerator {
    private final LanguageModel model;
    private final Medium medium;
    private final int unknown;

    /** @param unknown id of the unknown token, which is never generated; -1 if there is none */
    public TokenGenerator(LanguageModel model, Medium medium, int unknown) {
        this.model = model;
        this.medium = medium;
        this.unknown = unknown;
    }

    /** Generates pieces, one after the other, from a prompt that is read once. */
    public List<Made> generate(PieceSpec spec) {
        int[] prompt = spec.prompt().map(piece -> ((Piece.Tokens) piece).ids()).orElse(new int[0]);
        NextToken afterPrompt = read(prompt);
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < spec.temperatures().size(); i++) {
            Sampler sampler = new Sampler(spec.temperatures().get(i), spec.topK(), spec.topP(), spec.seed() + i);
            made.add(piece(prompt, afterPrompt, spec, spec.temperatures().get(i), sampler));
        }
        return made;
    }

    /** The prediction after the start and the prompt. */
    private NextToken read(int[] prompt) {
        NextToken prediction = null;
        RnnState state = null;
        for (int[] read : List.of(medium.start(), prompt)) {
            for (int token : read) {
                prediction = model.step(new int[] {token}, state);
                state = prediction.after();
            }
        }
        return prediction;
    }

    private Made piece(int[] prompt, NextToken afterPrompt, PieceSpec spec, double temperature, Sampler sampler) {
        NextToken prediction = afterPrompt;
        OptionalInt end = medium.end();
        int[] ids = Arrays.copyOf(prompt, prompt.length + spec.length());
        int length = prompt.length;
        boolean ended = false;
        while (length < ids.length && !ended) {
            float[] logits = prediction.logits()[0].clone();
            if (unknown >= 0) {
                logits[unknown] = Float.NEGATIVE_INFINITY;
            }
            int token = sampler.next(logits);
            ended = end.isPresent() && token == end.getAsInt();
            if (!ended) {
                ids[length++] = token;
                prediction = model.step(new int[] {token}, prediction.after());
            }
        }
        return new Made(new Piece.Tokens(Arrays.copyOf(ids, length)), prompt.length, ended, temperature);
    }
}
