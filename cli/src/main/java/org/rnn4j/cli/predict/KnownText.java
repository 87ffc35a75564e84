package org.rnn4j.cli.predict;

import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.PredictionCodec.BadRequest;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;

/**
 * Known texts that are aligned with their requests.
 *
 * @param text the text of all requests; empty if they bring their own
 * @param column column or key of the texts that requests bring
 */
record KnownText(Optional<String> text, String column) {

    /** The texts of two options, of which one may be given. */
    static Optional<KnownText> of(String align, String alignColumn) {
        if (align != null && alignColumn != null) {
            throw new UserException("--align = %s and --align-column = %s both give the text; leave one of them out"
                    .formatted(align, alignColumn));
        }
        return align == null && alignColumn == null
                ? Optional.empty()
                : Optional.of(new KnownText(Optional.ofNullable(align), alignColumn));
    }

    /**
     * The words of the text of a request.
     *
     * @throws BadRequest if the request has no such column, or the text cannot be aligned with it
     * @throws UserException if the model writes no transcripts
     */
    Prediction aligned(Predictor predictor, Request request) {
        return predictor.aligned(request, text.orElseGet(() -> own(request)));
    }

    private String own(Request request) {
        if (!request.others().containsKey(column)) {
            var problem =
                    new UserException("--align-column = %s, but the requests have %s; name one of these, or use --align"
                            .formatted(
                                    column,
                                    request.others().isEmpty()
                                            ? "no other columns"
                                            : "the columns "
                                                    + String.join(
                                                            ", ",
                                                            request.others().keySet())));
            throw new BadRequest(problem, request.others());
        }
        return request.others().get(column).asText();
    }
}
