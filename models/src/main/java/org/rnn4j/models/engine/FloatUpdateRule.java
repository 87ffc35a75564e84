package org.rnn4j.models.engine;

/** DL4J's update rules on ranges of flat arrays, with DL4J's equations and layout of the state. */
public interface FloatUpdateRule {

    /** Number of state arrays, each as long as the parameters. */
    int stateArrays();

    /**
     * Updates parameters {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @param p parameters
     * @param g gradient; may be overwritten
     * @param state state arrays
     * @param scale factor of the gradient, from clipping
     * @param step number of the update, from 1
     */
    void update(float[] p, float[] g, float[][] state, int from, int to, float scale, double learningRate, long step);

    /** Adam (Kingma and Ba, 2015), with epsilon added to the root. */
    record FloatAdam(float beta1, float beta2, float epsilon) implements FloatUpdateRule {
        @Override
        public int stateArrays() {
            return 2;
        }

        @Override
        public void update(
                float[] p, float[] g, float[][] state, int from, int to, float scale, double learningRate, long step) {
            double correction = Math.sqrt(1 - Math.pow(beta2, (double) step)) / (1 - Math.pow(beta1, (double) step));
            average(state[0], g, from, to, beta1, (1 - beta1) * scale);
            averageSquare(state[1], g, from, to, beta2, (1 - beta2) * scale * scale);
            descend(p, state[0], state[1], from, to, (float) (learningRate * correction), epsilon);
        }

        private static void descend(float[] p, float[] m, float[] v, int from, int to, float rate, float epsilon) {
            for (int j = from; j < to; j++) {
                p[j] -= rate * m[j] / ((float) Math.sqrt(v[j]) + epsilon);
            }
        }
    }

    /** Plain gradient descent. */
    record FloatSgd() implements FloatUpdateRule {
        @Override
        public int stateArrays() {
            return 0;
        }

        @Override
        public void update(
                float[] p, float[] g, float[][] state, int from, int to, float scale, double learningRate, long step) {
            float rate = (float) (learningRate * scale);
            for (int j = from; j < to; j++) {
                p[j] -= rate * g[j];
            }
        }
    }

    /** Nesterov's momentum: {@code v' = μ v − η g;  p −= μ v − (1 + μ) v'}. */
    record FloatNesterovs(float momentum) implements FloatUpdateRule {
        @Override
        public int stateArrays() {
            return 1;
        }

        @Override
        public void update(
                float[] p, float[] g, float[][] state, int from, int to, float scale, double learningRate, long step) {
            float[] v = state[0];
            float rate = (float) (learningRate * scale);
            for (int j = from; j < to; j++) {
                float before = v[j];
                float after = momentum * before - rate * g[j];
                v[j] = after;
                p[j] -= momentum * before - (1 + momentum) * after;
            }
        }
    }

    /** RMSProp, with epsilon added to the root as in DL4J's operation. */
    record FloatRmsProp(float decay, float epsilon) implements FloatUpdateRule {
        @Override
        public int stateArrays() {
            return 1;
        }

        @Override
        public void update(
                float[] p, float[] g, float[][] state, int from, int to, float scale, double learningRate, long step) {
            float[] v = state[0];
            averageSquare(v, g, from, to, decay, (1 - decay) * scale * scale);
            float rate = (float) (learningRate * scale);
            for (int j = from; j < to; j++) {
                p[j] -= rate * g[j] / ((float) Math.sqrt(v[j]) + epsilon);
            }
        }
    }

    private static void average(float[] m, float[] g, int from, int to, float keep, float take) {
        for (int j = from; j < to; j++) {
            m[j] = keep * m[j] + take * g[j];
        }
    }

    private static void averageSquare(float[] v, float[] g, int from, int to, float keep, float take) {
        for (int j = from; j < to; j++) {
            v[j] = keep * v[j] + take * (g[j] * g[j]);
        }
    }
}
