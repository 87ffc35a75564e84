package org.rnn4j.datasets.classification;

/**
 * An example as it was read.
 *
 * @param label its class, as the file spells it
 * @param group what it may be split by; empty where there is none
 * @param origin file and line
 */
public record Labelled<T>(T input, String label, String group, String origin) {

    /** The same example with another input. */
    public <S> Labelled<S> with(S other) {
        return new Labelled<>(other, label, group, origin);
    }
}
