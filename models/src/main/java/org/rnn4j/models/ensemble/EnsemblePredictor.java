package org.rnn4j.models.ensemble;

import java.util.List;
import java.util.Optional;
import org.rnn4j.core.dl4j.Dl4jEnsemble;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.network.WeightAverage;
import org.rnn4j.core.sequence.SequenceBatch;

/**
 * Networks that are trained on the same batches, from different initial parameters and with different dropout, and whose
 * predictions are averaged. The loss is the mean of their losses, which is no smaller than the loss of the averaged
 * probabilities; the norm of the gradient is the largest of theirs. Thread-safe as its members are.
 */
public final class EnsemblePredictor implements SequencePredictor {
    private final List<SequencePredictor> members;

    /** @param members predictors of DL4J networks, at least one */
    public EnsemblePredictor(List<SequencePredictor> members) {
        this.members = List.copyOf(members);
    }

    @Override
    public Dl4jEnsemble network() {
        return new Dl4jEnsemble(
                members.stream().map(member -> Dl4jNetwork.of(member.network())).toList());
    }

    @Override
    public void revert() {
        members.forEach(SequencePredictor::revert);
    }

    /** Empty if a member does not keep an average. */
    @Override
    public Optional<WeightAverage> average() {
        List<WeightAverage> averages =
                members.stream().flatMap(member -> member.average().stream()).toList();
        return averages.size() == members.size() ? Optional.of(new EnsembleAverage(averages)) : Optional.empty();
    }

    @Override
    public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
        return mean(members.stream()
                .map(member -> member.train(batch, before, learningRate, clipNorm))
                .toList());
    }

    @Override
    public Outcome evaluate(SequenceBatch batch, RnnState before) {
        return mean(
                members.stream().map(member -> member.evaluate(batch, before)).toList());
    }

    @Override
    public Predicted predict(SequenceBatch batch) {
        List<Predicted> all =
                members.stream().map(member -> member.predict(batch)).toList();
        return new Predicted(
                AveragedPredictions.of(all.stream().map(Predicted::predictions).toList()),
                mean(all.stream().map(Predicted::outcome).toList()));
    }

    private static Outcome mean(List<Outcome> all) {
        double loss = 0;
        double norm = Double.NEGATIVE_INFINITY;
        for (Outcome one : all) {
            loss += one.lossNats() / all.size();
            norm = Math.max(norm, one.gradientNorm()); // NaN if one is
        }
        return new Outcome(loss, all.get(0).targets(), norm, all.get(0).after());
    }

    @Override
    public String computation() {
        return members.get(0).computation();
    }

    @Override
    public void close() {
        members.forEach(SequencePredictor::close);
    }
}
