package org.rnn4j.models.network;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.kernel.fused.Gemms;
import org.rnn4j.models.parallel.Workers;

/** Chooses what runs a DL4J network: the engine on a CPU, DL4J's own layers on another backend. */
public final class Engines {
    private Engines() {}

    /** What runs a language model. */
    public static LanguageModel languageModel(MultiLayerNetwork network, long seed, int threads) {
        boolean onCpu = Kernels.current() != Kernels.generic(); // which -Drnn4j.kernel=generic chooses, too
        if (!onCpu || !NetworkBody.areOurs(network)) {
            return new GenericLanguageModel(network, Kernels.generic(), seed);
        }
        Workers workers = Workers.of(threads);
        return network.params().dataType() == DataType.DOUBLE
                ? DoubleNetwork.languageModel(network, Gemms.float64(), workers, seed)
                : FloatNetwork.languageModel(network, Gemms.float32(), workers, seed);
    }

    /**
     * What runs a network that predicts for whole sequences.
     *
     * @param decoding how a decoder searches; other heads do not
     */
    public static SequencePredictor predictor(
            MultiLayerNetwork network, long seed, int threads, DecodingSpec decoding) {
        boolean onCpu = Kernels.current() != Kernels.generic(); // which -Drnn4j.kernel=generic chooses, too
        if (!onCpu || !NetworkBody.areOurs(network)) {
            return new GenericSequencePredictor(network, Kernels.generic(), seed, decoding);
        }
        Workers workers = Workers.of(threads);
        return network.params().dataType() == DataType.DOUBLE
                ? DoubleNetwork.predictor(network, Gemms.float64(), workers, seed, decoding)
                : FloatNetwork.predictor(network, Gemms.float32(), workers, seed, decoding);
    }
}
