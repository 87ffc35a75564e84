package org.rnn4j.core.search;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;

/** A range of numbers in a space, as a job file spells it: {@code {min: 0.0005, max: 0.02, log: true}}. */
record Interval(
        @Doc("Smallest value.") double min,
        @Doc("Largest value.") double max,

        @Default("false") @Doc("Values are drawn evenly on a logarithmic scale.")
        boolean log) {}
