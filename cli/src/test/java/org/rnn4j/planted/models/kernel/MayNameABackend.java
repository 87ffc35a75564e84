package org.rnn4j.planted.models.kernel;

public final class MayNameABackend {
    org.bytedeco.openblas.global.openblas blas;
}
