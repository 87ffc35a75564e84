package org.rnn4j.models;

import java.util.List;
import org.rnn4j.core.job.JobReader;
import org.rnn4j.core.job.ModelSpec;

/** Models as a job file spells them. */
public final class Models {
    private Models() {}

    /** From keys such as {@code "cell: gru, layers: 3"}; what is not said is as the defaults are. */
    public static ModelSpec of(String keys) {
        return JobReader.parse("model: {%s}".formatted(keys), "test", "test", List.of())
                .model();
    }
}
