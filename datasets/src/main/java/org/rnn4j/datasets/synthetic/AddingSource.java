package org.rnn4j.datasets.synthetic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataSource;
import org.rnn4j.core.sequence.SequenceData;

/**
 * {@code type: adding}: the adding problem. Every step has a number from [0, 1) and a mark; the target is the sum of
 * the two marked numbers, one in each half. Always predicting 1 has a mean squared error of 1/6.
 *
 * <pre>
 *   data:
 *     type: adding
 *     length: 600
 * </pre>
 *
 * <p>Hochreiter and Schmidhuber (1997), "Long short-term memory", experiment 4, in the form of Bai, Kolter and Koltun
 * (2018), "An empirical evaluation of generic convolutional and recurrent networks for sequence modeling".
 */
public final class AddingSource implements DataSource {

    @Override
    public String type() {
        return "adding";
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(AddingOptions.class);
    }

    @Override
    public SequenceData open(ObjectNode options, Codec fitted) {
        return new AddingData(Binder.bind(options, AddingOptions.class, "data"));
    }
}
