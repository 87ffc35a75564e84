package org.rnn4j.models.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobJson;
import org.rnn4j.core.job.JobKey;
import org.rnn4j.core.job.JobKeys;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.SavedEntries;
import org.rnn4j.models.cell.Block;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.IndRnn;
import org.rnn4j.models.cell.Step;
import org.rnn4j.models.kernel.fused.FusedCells;
import org.rnn4j.models.layer.Recurrent;
import org.rnn4j.models.network.GenericLanguageModel;
import org.slf4j.LoggerFactory;

/** A job can name a cell from another jar. */
class ForeignCellJobTest extends OneNativeThread {
    private static final String JOB = "threads: 1\nmodel: {cell: ind-rnn, tanh: true, hidden-size: 4, layers: 1}";

    @Test
    void trainsSavesAndLoads() throws IOException {
        JobSpec job = Models.parse(JOB);
        LanguageModelFactory factory = new LanguageModelFactory();
        SequenceModel.Outcome trained;
        Dl4jNetwork saved;
        try (LanguageModel model = factory.create(job, new InputSpec.Tokens(3), new OutputSpec.Tokens(3))) {
            assertThat(model).isInstanceOf(GenericLanguageModel.class);
            double before = model.train(batch(), null, 0.1, 5).lossNats();
            assertThat(model.train(batch(), null, 0.1, 5).lossNats()).isLessThan(before);
            trained = model.evaluate(batch(), null);
            saved = Dl4jNetwork.of(Dl4jNetwork.FORMAT.read(SavedEntries.of(model.network())));
        }
        assertThat(((Recurrent) saved.layers().getLayer(0).conf().getLayer()).getCell())
                .isEqualTo(new IndRnn(false, true));
        JobSpec read = JobJson.read(JobJson.write(job), Plugins.load().tasks());
        assertThat(read).isEqualTo(job);
        try (LanguageModel model = factory.restore(read, saved)) {
            assertThat(model.evaluate(batch(), null).lossNats()).isEqualTo(trained.lossNats());
        }
    }

    @Test
    void listsItsOptions() {
        List<JobKey> keys = JobKeys.of(Plugins.load().tasks());
        assertThat(keys)
                .filteredOn(key -> key.name().equals("model.cell"))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.typeInWords()).isEqualTo("one of basic-rnn, gru, ind-rnn, lstm"));
        assertThat(keys)
                .filteredOn(key -> key.name().equals("model.tanh"))
                .singleElement()
                .satisfies(key -> assertThat(key.choice()).isEqualTo("model.cell = ind-rnn"));
    }

    @Test
    void errorsMentionIt() {
        assertThatThrownBy(() -> Models.parse("model: {cell: ind-rn, tanh: true}"))
                .isInstanceOf(UserException.class)
                .hasMessage("test:1: model.cell = ind-rn, but must be one of basic-rnn, gru, ind-rnn, lstm;"
                        + " did you mean ind-rnn?");
        assertThatThrownBy(() -> Models.parse("model: {cell: lstm, tanh: true}"))
                .isInstanceOf(UserException.class)
                .hasMessage("test:1: unknown key model.tanh; only model.cell = ind-rnn has it");
    }

    private record Unheard() implements Cell {
        @Override
        public List<String> states() {
            return List.of("h");
        }

        @Override
        public List<Block> blocks() {
            return List.of();
        }

        @Override
        public <V> List<V> step(Step<V> in) {
            return List.of(in.state("h"));
        }
    }

    @Test
    void logsOnceThatACellHasNoFusedKernel() {
        Logger logger = (Logger) LoggerFactory.getLogger(FusedCells.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        Level level = logger.getLevel();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
        try {
            assertThat(FusedCells.has(new Unheard())).isFalse();
            assertThat(FusedCells.has(new Unheard())).isFalse();
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(level);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Unheard[] has no fused kernel; it runs on the generic kernel, in ND4J operations");
    }

    private static SequenceBatch batch() {
        int[] inputs = {0, 1, 2, 0, 1, 2};
        int[] targets = {1, 2, 0, 1, 2, 0};
        return new SequenceBatch(new TokenIds(1, 6, inputs), new TokenIds(1, 6, targets), null, false, null);
    }
}
