package org.rnn4j.models.decoder;

import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatGemm;

/** Multiplicative attention, {@code score = query · m_s}, with the query h for {@code dot} and h · W for {@code general} (Luong et al., 2015). */
final class FloatProductAttention extends FloatAttention {

    FloatProductAttention(FloatGemm gemm, FloatMemory memory) {
        super(gemm, memory);
    }

    @Override
    protected void score(int source, float[] query, int queryAt, float[] scores, int at) {
        products(source, query, queryAt, scores, at);
    }

    @Override
    protected void scoreBack(int source, float[] query, int queryAt, float[] dScores, float[] dQuery, int dQueryAt) {
        mean(source, dScores, 0, dQuery, dQueryAt);
        for (int s = 0; s < memory.length(source); s++) {
            int row = (memory.row(source) + s) * memory.width;
            FloatArrays.add(dScores[s], query, queryAt, memory.gradient, row, memory.width);
        }
    }
}
