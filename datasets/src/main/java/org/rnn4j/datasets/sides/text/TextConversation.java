package org.rnn4j.datasets.sides.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.sequence.Conversation;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.datasets.sides.TwoSidedCodec;

/**
 * A conversation with a model that reads text, in the form of its training data. If a text would be too long for its
 * side, the oldest lines are dropped. Immutable.
 */
record TextConversation(TwoSidedCodec<String, ?> codec, TextSide side, List<String> kept) implements Conversation {
    private static final String ORIGIN = "this line";

    TextConversation {
        kept = List.copyOf(kept);
    }

    @Override
    public Optional<Request> ask(String line) {
        side.encode(line, ORIGIN); // it must fit on its own
        if (!side.memory().asks(line)) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>(kept);
        all.add(line);
        return Optional.of(codec.asked(line, side.memory().source(fitting(all)), ORIGIN));
    }

    @Override
    public Conversation told(String line) {
        return new TextConversation(codec, side, fitting(side.memory().keep(kept, line)));
    }

    @Override
    public Conversation answered(String line, String reply) {
        return side.memory().keepsAnswered() ? told(line).told(reply) : this;
    }

    private List<String> fitting(List<String> lines) {
        List<String> fitting = lines;
        while (fitting.size() > 1 && !side.fits(side.memory().source(fitting))) {
            fitting = fitting.subList(1, fitting.size());
        }
        return fitting;
    }
}
