package org.rnn4j.models.ensemble;

import java.util.List;
import org.rnn4j.core.network.ParameterVector;
import org.rnn4j.core.network.WeightAverage;

/** The averages of the networks of an ensemble; its vector is theirs, one after the other. */
record EnsembleAverage(List<WeightAverage> members) implements WeightAverage {
    @Override
    public void add(double share) {
        members.forEach(member -> member.add(share));
    }

    @Override
    public void exchange() {
        members.forEach(WeightAverage::exchange);
    }

    @Override
    public ParameterVector resting() {
        List<ParameterVector> all = members.stream().map(WeightAverage::resting).toList();
        double[] joined =
                new double[all.stream().mapToInt(ParameterVector::size).sum()];
        int at = 0;
        for (ParameterVector one : all) {
            System.arraycopy(one.range(0, one.size()), 0, joined, at, one.size());
            at += one.size();
        }
        return ParameterVector.of(joined);
    }

    @Override
    public void rest(ParameterVector values) {
        int size = values.size() / members.size(); // the networks differ in their parameters only
        for (int m = 0; m < members.size(); m++) {
            members.get(m).rest(ParameterVector.of(values.range(m * size, (m + 1) * size)));
        }
    }
}
