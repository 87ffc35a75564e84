package org.rnn4j.core.sequence;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.sequence.AnswerCodec.Request;

/** A talk in which each line is a request by itself. */
record LineByLine(AnswerCodec codec) implements Talk {

    @Override
    public List<String> kept() {
        return List.of();
    }

    @Override
    public Optional<Request> ask(String line) {
        return Optional.of(codec.requests(new BufferedReader(new StringReader(line)), "this talk")
                .next());
    }

    @Override
    public Talk told(String line) {
        return this;
    }

    @Override
    public Talk answered(String line, String answer) {
        return this;
    }
}
