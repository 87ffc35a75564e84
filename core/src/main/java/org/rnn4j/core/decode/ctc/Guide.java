package org.rnn4j.core.decode.ctc;

import java.util.List;

/** Knowledge of likely or allowed transcripts, which takes part in the search. Thread-safe. */
interface Guide {

    /** The state before the first label. */
    State start();

    /** The state of a guide after some labels. Appears immutable. */
    interface State {
        /**
         * The state after one more label; null if no allowed transcript begins like this.
         *
         * @param label not the blank
         */
        State with(int label);

        /** Score of the labels so far, in nats; added to their log probability. */
        double score();

        /** Score of the labels as a whole transcript; negative infinity if it is not allowed. */
        double ended();
    }

    /** No knowledge. */
    State NOTHING = new State() {
        @Override
        public State with(int label) {
            return this;
        }

        @Override
        public double score() {
            return 0;
        }

        @Override
        public double ended() {
            return 0;
        }
    };

    /** Several guides, whose scores are added. */
    record All(List<State> parts) implements State {
        @Override
        public State with(int label) {
            State[] longer = new State[parts.size()];
            for (int i = 0; i < longer.length; i++) {
                longer[i] = parts.get(i).with(label);
                if (longer[i] == null) {
                    return null;
                }
            }
            return new All(List.of(longer));
        }

        @Override
        public double score() {
            return parts.stream().mapToDouble(State::score).sum();
        }

        @Override
        public double ended() {
            return parts.stream().mapToDouble(State::ended).sum();
        }
    }
}
