package org.rnn4j.models.network;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.rnn4j.core.decode.Search;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.kernel.fused.Gemms;
import org.rnn4j.models.parallel.Workers;

/** Selects the runtime of a DL4J network: the engine on a CPU, DL4J's own layers on other backends. */
public final class Engines {
    private Engines() {}

    /** Wraps a network as a language model. */
    public static LanguageModel languageModel(MultiLayerNetwork network, long seed, int threads) {
        boolean onCpu = Kernels.current() != Kernels.generic(); // also selected by -Drnn4j.kernel=generic
        if (!onCpu || !NetworkBody.isSupported(network)) {
            return new GenericLanguageModel(network, Kernels.generic(), seed);
        }
        Workers workers = Workers.of(threads);
        return network.params().dataType() == DataType.DOUBLE
                ? DoubleNetwork.languageModel(network, Gemms.float64(), workers, seed)
                : FloatNetwork.languageModel(network, Gemms.float32(), workers, seed);
    }

    /**
     * Wraps a network as a predictor for whole sequences.
     *
     * @param search search of a decoder; unused for other heads
     */
    public static SequencePredictor predictor(MultiLayerNetwork network, long seed, int threads, Search search) {
        boolean onCpu = Kernels.current() != Kernels.generic(); // also selected by -Drnn4j.kernel=generic
        if (!onCpu || !NetworkBody.isSupported(network)) {
            return new GenericSequencePredictor(network, Kernels.generic(), seed, search);
        }
        Workers workers = Workers.of(threads);
        return network.params().dataType() == DataType.DOUBLE
                ? DoubleNetwork.predictor(network, Gemms.float64(), workers, seed, search)
                : FloatNetwork.predictor(network, Gemms.float32(), workers, seed, search);
    }
}
