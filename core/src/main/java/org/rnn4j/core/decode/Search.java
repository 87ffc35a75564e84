package org.rnn4j.core.decode;

import java.util.List;
import java.util.Optional;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.network.LanguageModelFusion;
import org.rnn4j.core.sequence.Decoded;

/**
 * A way to find output sequences.
 *
 * @param spec options of the search
 * @param fusion a language model that takes part in it, if any
 */
public record Search(DecodingSpec spec, Optional<LanguageModelFusion> fusion) {

    /** A search by the decoder's own probabilities. */
    public static Search of(DecodingSpec spec) {
        return new Search(spec, Optional.empty());
    }

    /**
     * The sequences of each source: the best ones, best first, or as many draws.
     *
     * @param sampling draws that continue those of earlier calls; used if sequences are sampled
     * @throws org.rnn4j.core.error.UserException if the beam is wider than the vocabulary
     */
    public List<List<Decoded>> run(Decoder decoder, Sampling sampling) {
        Decoder fused = fusion.isPresent() ? new FusedDecoder(decoder, fusion.get()) : decoder;
        return spec.sample() ? sampling.draw(fused) : new BeamSearch(spec).search(fused);
    }
}
