package org.rnn4j.datasets.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.job.Default;

/** The folds of data that is made of examples. */
public final class CrossValidation {
    private static final double VALIDATION_OF_GROUPS = 0.1;

    private CrossValidation() {}

    /** The part of a {@code data:} block that says how the source is split. */
    private record Division(@Default("fraction") SplitRule split) {}

    /**
     * Options in which the test split is one fold of the source. Share of the validation split, seed and column of groups are
     * those of the split before.
     *
     * @param options the {@code data:} block
     * @param fold from 1
     * @throws UserException if a split has files of its own
     */
    public static ObjectNode fold(ObjectNode options, int folds, int fold) {
        refuseOwnFiles(options, "validation", folds);
        refuseOwnFiles(options, "test", folds);
        ObjectNode split = options.objectNode();
        if (options.has("split")) {
            split.set("split", options.get("split"));
        }
        Folds of = folds(Binder.bind(split, Division.class, "data").split(), folds, fold);
        ObjectNode folded = options.deepCopy();
        folded.setAll(Binder.toTree(new Division(of)));
        return folded;
    }

    private static Folds folds(SplitRule before, int folds, int fold) {
        if (before instanceof SplitRule.Fraction fraction) {
            return new Folds(folds, fold, fraction.validation(), "", fraction.seed());
        } else if (before instanceof SplitRule.Group group) {
            double validation = group.validation().isEmpty() ? 0 : VALIDATION_OF_GROUPS;
            return new Folds(folds, fold, validation, group.by(), 1);
        }
        Folds other = (Folds) before;
        return new Folds(folds, fold, other.validation(), other.by(), other.seed());
    }

    private static void refuseOwnFiles(ObjectNode options, String key, int folds) {
        JsonNode files = options.path(key);
        if (files.isTextual() ? !files.asText().isEmpty() : files.size() > 0) {
            throw new UserException(
                    "--folds = %d divides data.source, but data.%s = %s has files of its own; add them to data.source, or leave them out with --set data.%s=[]"
                            .formatted(folds, key, files.isTextual() ? files.asText() : files, key));
        }
    }
}
