package org.rnn4j.datasets.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.sequence.Conversation;
import org.rnn4j.core.sequence.PredictionCodec.Request;

/**
 * A conversation with a model of pairs, which is asked as it was trained. Where a source would be longer than the codec
 * allows, the oldest lines are forgotten. Immutable.
 */
record PairsConversation(PairsCodec codec, List<String> kept) implements Conversation {
    private static final String ORIGIN = "this line";

    PairsConversation {
        kept = List.copyOf(kept);
    }

    @Override
    public Optional<Request> ask(String line) {
        codec.encodeSource(line, ORIGIN); // it must fit by itself
        if (!codec.memory().asks(line)) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(kept);
        all.add(line);
        return Optional.of(codec.request(line, codec.memory().source(fitting(all)), ORIGIN));
    }

    @Override
    public Conversation told(String line) {
        return new PairsConversation(codec, fitting(codec.memory().keep(kept, line)));
    }

    @Override
    public Conversation answered(String line, String answer) {
        if (!codec.memory().keepsAnswered()) {
            return this;
        }
        return ((PairsConversation) told(line)).told(answer);
    }

    private List<String> fitting(List<String> lines) {
        List<String> fitting = lines;
        while (fitting.size() > 1 && codec.source().encode(codec.memory().source(fitting)).length > codec.maxSource()) {
            fitting = fitting.subList(1, fitting.size());
        }
        return fitting;
    }
}
