package org.rnn4j.models.task;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.models.head.ValueDistribution;
import org.rnn4j.models.head.segment.SegmentShape;
import org.rnn4j.models.layer.SegmentForecaster;
import org.rnn4j.models.layer.ValueLoss;

/** Creates the DL4J layer of {@code forecast: segments} from the options of a job. */
record SegmentLayers(ForecastingOptions.Model model, ForecastSpec.Segments segments) {

    void add(NeuralNetConfiguration.ListBuilder layers, InputSpec input, OutputSpec output) {
        BodySpec body = model.body();
        refuse(body.layers() != 1, "layers = " + body.layers(), "has one recurrent layer; set it to 1");
        refuse(body.bidirectional(), "bidirectional = true", "reads forward; leave it out");
        refuse(
                body.recurrentDropout() > 0,
                "recurrent-dropout = " + body.recurrentDropout(),
                "has only dropout; leave it out");
        refuse(body.zoneout() > 0, "zoneout = " + body.zoneout(), "has only dropout; leave it out");
        refuse(body.hiddenSize() < 2, "hidden-size = 1", "needs at least 2: half of the inputs are a position");
        InputSpec.Window window =
                input instanceof InputSpec.Vectors vectors ? vectors.window().orElse(null) : null;
        if (window == null || !(output instanceof OutputSpec.OneVector values)) {
            throw new UserException(
                    "model.forecast = segments, but the data are not windows with a horizon; use data.type = series with data.forecast = direct or recursive");
        }
        int rows = segments.rows(window.history());
        if (window.history() % rows > 0) {
            throw new UserException("model.segment = %d, but data.history = %d is %s; set data.history to %d"
                    .formatted(
                            rows,
                            window.history(),
                            window.history() < rows ? "shorter than a segment" : "no multiple of it",
                            (window.history() + rows - 1) / rows * rows));
        }
        ValueLoss loss = new ValueLoss(model.distribution());
        ValueDistribution distribution = loss.distribution();
        SegmentShape shape = new SegmentShape(
                body.cell(),
                body.hiddenSize(),
                rows,
                window.targets(),
                window.history(),
                values.width() / window.targets(),
                ((InputSpec.Vectors) input).features(),
                window.knownFrom(),
                window.knownTo(),
                distribution.parameters(),
                window.continued() ? distribution.locations() : 0);
        layers.layer(new SegmentForecaster.Builder(shape, loss)
                .dropout(body.dropout())
                .build());
    }

    private static void refuse(boolean set, String option, String why) {
        if (set) {
            throw new UserException("model.%s, but forecast = segments %s".formatted(option, why));
        }
    }
}
