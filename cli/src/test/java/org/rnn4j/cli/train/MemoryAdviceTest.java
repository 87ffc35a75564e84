package org.rnn4j.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.plugin.Plugins;

class MemoryAdviceTest {
    private static final JobSpec JOB = Plugins.load()
            .jobs()
            .parse(
                    "{data: {type: text, source: hello}, training: {batch-size: 512, time-steps: 100},"
                            + " model: {hidden-size: 4096, layers: 1, embedding-size: 0}}",
                    "job.yaml",
                    "job",
                    List.of());

    @Test
    void namesTheKeysOfAStepWithHalfTheirValues() {
        assertThat(MemoryAdvice.forSteps(JOB))
                .isEqualTo("lower training.batch-size to 256 (it is 512) or training.time-steps to 50 (it is 100) or"
                        + " model.hidden-size to 2048 (it is 4096)");
    }

    @Test
    void namesTheKeysOfTheNetworkThatAreSet() {
        assertThat(MemoryAdvice.forNetwork(JOB)).isEqualTo("lower model.hidden-size to 2048 (it is 4096)");
    }
}
