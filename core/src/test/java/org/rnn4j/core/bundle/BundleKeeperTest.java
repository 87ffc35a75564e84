package org.rnn4j.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.run.RunManifest;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.tiny.TinyModel;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;
import org.rnn4j.core.train.TrainingResult;
import org.rnn4j.core.train.TrainingState;

/** The last model is saved at intervals by a clock that the test moves; each saving takes one second. */
class BundleKeeperTest {
    private static final Plugins PLUGINS = Plugins.load();
    private static final long SECOND = 1_000_000_000;

    @TempDir
    Path folder;

    private final AtomicLong now = new AtomicLong(1_000 * SECOND);
    private int saved;

    @Test
    void savingTakesAtMostATwentiethOfTheTime() {
        BundleKeeper keeper = keeper();
        keeper.onCheckpoint(state(), false); // the duration of saving is still unknown
        assertThat(saved).isEqualTo(1);
        now.addAndGet(20 * SECOND - 1);
        keeper.onCheckpoint(state(), false);
        assertThat(saved).isEqualTo(1);
        now.addAndGet(1);
        keeper.onCheckpoint(state(), false);
        assertThat(saved).isEqualTo(2);
    }

    @Test
    void theBestAndTheEndAreSavedAtOnce() {
        BundleKeeper keeper = keeper();
        keeper.onCheckpoint(state(), false);
        keeper.onCheckpoint(state(), true);
        assertThat(saved).isEqualTo(2);
        assertThat(folder.resolve("best.zip")).hasSameBinaryContentAs(folder.resolve("last.zip"));
        keeper.onEnd(
                new TrainingResult(TrainingResult.Ending.EPOCHS, state(), 1, 1, 1, Optional.empty(), seconds -> true));
        assertThat(saved).isEqualTo(3 + 1); // without validation the last is also the best
    }

    @Test
    void theLastCopiesAreKept() {
        Path bundle = new RunFolder(folder).last();
        keeper().onCheckpoint(state(), false);
        Snapshots copies = new Snapshots(folder.resolve("checkpoints"), "last", 2);
        for (long step : new long[] {9, 100_000_000, 20, 3}) {
            copies.add(bundle, step);
        }
        assertThat(folder.resolve("checkpoints"))
                .isDirectoryContaining("glob:**/last-00000020.zip")
                .isDirectoryContaining("glob:**/last-100000000.zip")
                .isDirectoryNotContaining("glob:**/last-0000000[39].zip");
        new Snapshots(folder.resolve("none"), "last", 0).add(bundle, 1);
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private TrainingState state() {
        return new Trainer(job().training(), 1, () -> 0)
                .train(new TinyModel(2), PLUGINS.open(job(), null), TrainingListener.silent())
                .state();
    }

    private static JobSpec job() {
        return PLUGINS.jobs()
                .parse(
                        "{data: {type: tiny, train: aabbaabb}, training: {epochs: 1, batch-size: 1}}",
                        "job.yaml",
                        "job",
                        List.of());
    }

    private BundleKeeper keeper() {
        SequenceData data = PLUGINS.open(job(), null);
        TinyModel model = new TinyModel(2) {
            @Override
            public Dl4jNetwork network() {
                saved++;
                now.addAndGet(Duration.ofSeconds(1).toNanos());
                return super.network();
            }
        };
        RunManifest manifest = RunManifest.begin("rnn4j train", job(), data, Instant.EPOCH);
        return new BundleKeeper(RunFolder.at(folder), job(), data.codec(), manifest, model, now::get);
    }
}
