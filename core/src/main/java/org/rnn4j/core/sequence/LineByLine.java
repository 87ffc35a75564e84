package org.rnn4j.core.sequence;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.RequestInput.Form;

/** A conversation in which each line is a request of its own. */
record LineByLine(PredictionCodec codec) implements Conversation {

    @Override
    public List<String> kept() {
        return List.of();
    }

    @Override
    public Optional<Request> ask(String line) {
        BufferedReader said = new BufferedReader(new StringReader(line));
        return Optional.of(codec.requests(RequestInput.of("this conversation", Form.LINES, said))
                .next());
    }

    @Override
    public Conversation told(String line) {
        return this;
    }

    @Override
    public Conversation answered(String line, String reply) {
        return this;
    }
}
