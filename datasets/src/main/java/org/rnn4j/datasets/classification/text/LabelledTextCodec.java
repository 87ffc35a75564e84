package org.rnn4j.datasets.classification.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.examples.TokenInputs;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.classification.ClassPredictions;
import org.rnn4j.datasets.classification.RequestLines;
import org.rnn4j.datasets.codec.TextCodecs;

/**
 * Between texts and token ids, and between answers and classes. A request is a line of text. Immutable.
 *
 * @param text between text and ids
 * @param classes what is answered
 * @param maxLength tokens after which a text is cut; 0 = one longer than {@value #LONGEST} is refused
 */
record LabelledTextCodec(TextCodec text, ClassNames classes, int maxLength) implements PredictionCodec {
    static final String FORMAT = "labelled-text";
    /** More steps than this in one sequence are a mistake more often than not, and take memory for all of them. */
    static final int LONGEST = 10_000;

    /**
     * A text's ids.
     *
     * @param isCut whether tokens were left out
     */
    record Encoded(int[] ids, boolean isCut) {}

    /** @param where file and line, for the error */
    Encoded encode(String example, String where) {
        int[] ids = text.encode(example);
        if (ids.length == 0) {
            throw new UserException(where + ": there is no text");
        }
        if (maxLength == 0 && ids.length > LONGEST) {
            throw new UserException("%s: %d tokens, but a text may have %d; set data.max-length, at which texts are cut"
                    .formatted(where, ids.length, LONGEST));
        }
        boolean isCut = maxLength > 0 && ids.length > maxLength;
        return new Encoded(isCut ? Arrays.copyOf(ids, maxLength) : ids, isCut);
    }

    private record Text(String line, int[] ids) implements Request {}

    @Override
    public Iterator<Request> requests(BufferedReader in, String where) {
        return RequestLines.read(
                in, where, (line, at) -> new Text(line, encode(line.strip(), at).ids()));
    }

    @Override
    public SequenceBatch encode(List<Request> requests) {
        TokenInputs inputs = new TokenInputs(
                requests.stream().map(request -> ((Text) request).ids()).toList());
        int[] all = IntStream.range(0, requests.size()).toArray();
        return new SequenceBatch(inputs.gather(all), new SequenceValues.None(all.length), inputs.lengths(), false, all);
    }

    @Override
    public List<Prediction> decode(List<Request> requests, Predictions answers, boolean probabilities) {
        List<Prediction> decoded = new ClassPredictions(classes).decode(answers, probabilities);
        for (int i = 0; i < decoded.size(); i++) {
            decoded.get(i).json().put("text", ((Text) requests.get(i)).line());
        }
        return decoded;
    }

    @Override
    public List<String> columns(boolean probabilities) {
        return new ClassPredictions(classes).columns(probabilities);
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public JsonNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("max-length", maxLength);
        json.set("text", TextCodecs.write(text));
        classes.names().forEach(json.putArray("classes")::add);
        return json;
    }
}
