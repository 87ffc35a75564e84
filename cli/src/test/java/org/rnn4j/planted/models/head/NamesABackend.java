package org.rnn4j.planted.models.head;

public final class NamesABackend {
    org.bytedeco.openblas.global.openblas blas;
}
