package org.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.network.ParameterVector;
import org.rnn4j.core.network.RnnState;

class TrainingStateTest {
    private static final TrainingState STATE = new TrainingState(
            7,
            3,
            5,
            640,
            25,
            Duration.ofSeconds(9),
            new Standing(1.5, 1.5, 20, 1, 1, 0),
            Course.FIRST,
            Optional.empty(),
            Optional.empty());

    @Test
    void comesBackAsItWasWritten() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        STATE.writeTo(new DataOutputStream(bytes));
        assertThat(read(bytes)).isEqualTo(STATE);
    }

    /** The recurrent state, from which a batch in the middle of a text continues, is restored too, and what an average replaces. */
    @Test
    void theRecurrentStateAndTheTrainedParametersComeBack() throws IOException {
        TrainingState state = new TrainingState(
                7,
                3,
                5,
                640,
                25,
                Duration.ofNanos(9_000_000_001L),
                new Standing(-0.5, 1.5, 20, 2, 1, 3),
                new Course(2, true, 4_000),
                Optional.of(RnnState.of(2, new double[] {0.25, -1}, new double[] {1, 2, 3, 4})),
                Optional.of(ParameterVector.of(0.1, -0.2)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.writeTo(new DataOutputStream(bytes));
        assertThat(read(bytes)).isEqualTo(state);
        assertThat(read(bytes).rnn().orElseThrow().part(1)).containsExactly(1, 2, 3, 4);
        assertThat(read(bytes).trained().orElseThrow()).isEqualTo(ParameterVector.of(0.1, -0.2));
    }

    @Test
    void statesOfEarlierFormatsAreRead() throws IOException {
        assertThat(read(written(1))).isEqualTo(STATE);
        assertThat(read(written(2))).isEqualTo(STATE);
        assertThat(read(written(3))).isEqualTo(STATE);
    }

    @Test
    void refusesAFormatThatItDoesNotKnow() {
        assertThatThrownBy(() -> read(written(5))).hasMessage("the training state has format 5, but must have 4");
    }

    /** In an earlier format; the first had the best loss alone. */
    private static ByteArrayOutputStream written(int format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(format);
        out.writeLong(7);
        out.writeInt(3);
        out.writeInt(5);
        out.writeLong(640);
        out.writeLong(25);
        out.writeLong(Duration.ofSeconds(9).toNanos());
        out.writeDouble(1.5);
        if (format > 1) {
            out.writeDouble(1.5);
        }
        out.writeLong(20);
        out.writeInt(1);
        out.writeInt(1);
        out.writeInt(0);
        if (format > 2) {
            out.writeInt(0);
            out.writeBoolean(false);
            out.writeLong(0);
        }
        out.writeBoolean(false);
        return bytes;
    }

    private static TrainingState read(ByteArrayOutputStream bytes) throws IOException {
        return TrainingState.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
