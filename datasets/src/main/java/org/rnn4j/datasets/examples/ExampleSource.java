package org.rnn4j.datasets.examples;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.rnn4j.core.sequence.DataSource;

/** A data source of independent examples, whose options include {@link ExampleFiles}. */
public interface ExampleSource extends DataSource {

    @Override
    default ObjectNode onlyTest(ObjectNode options, List<String> files) {
        return OwnFiles.onlyTest(options, files);
    }

    @Override
    default ObjectNode fold(ObjectNode options, int folds, int fold) {
        return CrossValidation.fold(options, folds, fold);
    }
}
