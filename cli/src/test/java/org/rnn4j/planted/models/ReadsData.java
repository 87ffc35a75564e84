package org.rnn4j.planted.models;

import org.rnn4j.planted.datasets.Data;

public final class ReadsData {
    Data data;
}
