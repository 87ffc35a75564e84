package org.rnn4j.core.bundle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.rnn4j.core.job.CheckpointSpec;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.run.RunManifest;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.train.TrainingListener;
import org.rnn4j.core.train.TrainingResult;
import org.rnn4j.core.train.TrainingState;

/**
 * Saves the best and the last model of a training in its run folder. Without validation the last model is the best. The
 * last model is saved with each new best one, so that a resumed training never begins before the best; otherwise only as
 * often as saving takes at most a twentieth of the time, and always at the end.
 */
public final class BundleKeeper implements TrainingListener {
    private static final int SHARE = 20;

    private final RunFolder folder;
    private final JobSpec job;
    private final Codec codec;
    private final RunManifest run;
    private final SequenceModel model;
    private final LongSupplier nanoClock;
    private final Snapshots lasts;
    private final Snapshots bests;
    private long savedAt;
    private long savingTook;

    public BundleKeeper(RunFolder folder, JobSpec job, Codec codec, RunManifest run, SequenceModel model) {
        this(folder, job, codec, run, model, System::nanoTime);
    }

    /** @param nanoClock current time in nanoseconds from an arbitrary origin */
    public BundleKeeper(
            RunFolder folder, JobSpec job, Codec codec, RunManifest run, SequenceModel model, LongSupplier nanoClock) {
        this.folder = folder;
        this.job = job;
        this.codec = codec;
        this.run = run;
        this.model = model;
        this.nanoClock = nanoClock;
        CheckpointSpec checkpoints = job.training().checkpoints();
        this.lasts = new Snapshots(folder.checkpoints(), "last", checkpoints.keepLast());
        this.bests = new Snapshots(folder.checkpoints(), "best", checkpoints.keepBest());
        this.savedAt = nanoClock.getAsLong();
    }

    @Override
    public void onCheckpoint(TrainingState state, boolean best) {
        if (best) {
            saveBest(state);
        } else if (nanoClock.getAsLong() - savedAt >= SHARE * savingTook) {
            saveLast(state);
        }
    }

    @Override
    public void onEnd(TrainingResult result) {
        saveLast(result.state());
        if (Double.isInfinite(result.state().bestLossNats())) {
            bundle(result.state()).write(folder.best());
        }
    }

    private void saveBest(TrainingState state) {
        bundle(state).write(folder.best());
        bests.add(folder.best(), state.step());
        Snapshots.copy(folder.best(), folder.last());
        lasts.add(folder.last(), state.step());
        savedAt = nanoClock.getAsLong();
    }

    private void saveLast(TrainingState state) {
        long begin = nanoClock.getAsLong();
        bundle(state).write(folder.last());
        lasts.add(folder.last(), state.step());
        savedAt = nanoClock.getAsLong();
        savingTook = savedAt - begin;
    }

    private ModelBundle bundle(TrainingState state) {
        ObjectNode reached = JsonNodeFactory.instance
                .objectNode()
                .put("step", state.step())
                .put("seconds", state.elapsed().toMillis() / 1e3);
        if (Double.isFinite(state.bestLossNats())) {
            reached.put("bestValidationLossNats", state.bestLossNats()).put("bestStep", state.bestStep());
        }
        return new ModelBundle(job, codec, run.reached(reached), model.network(), Optional.of(state));
    }
}
