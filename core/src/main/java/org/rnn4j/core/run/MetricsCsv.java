package org.rnn4j.core.run;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;
import org.rnn4j.core.train.StepReport;
import org.rnn4j.core.train.TrainingListener;
import org.rnn4j.core.train.ValidationReport;

/**
 * Writes a training as a table, a line for every step and one for every validation, at once, so that it can be watched and
 * survives a crash. Losses are nats a token; a line of a validation leaves empty what belongs to a step, and the other way
 * round.
 */
public final class MetricsCsv implements TrainingListener, Closeable {
    static final String HEADER =
            "step,epoch,seconds,train_loss,validation_loss,learning_rate,gradient_norm,tokens_per_second";

    private final Path file;
    private final BufferedWriter out;

    /**
     * Begins the table; a resumed training goes on in the one that is there.
     *
     * @throws UserException where the file cannot be written, now or later
     */
    public MetricsCsv(Path file) {
        this.file = file;
        try {
            boolean fresh = Files.notExists(file);
            out = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            if (fresh) {
                line(HEADER);
            }
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    @Override
    public void onStep(StepReport report) {
        line(String.format(
                Locale.ROOT,
                "%d,%d,%.3f,%.6f,,%.6g,%.6g,%.1f",
                report.step(),
                report.epoch(),
                report.seconds(),
                report.lossNats(),
                report.learningRate(),
                report.gradientNorm(),
                report.tokensPerSecond()));
    }

    @Override
    public void onValidation(ValidationReport report) {
        line(String.format(
                Locale.ROOT,
                "%d,%d,%.3f,,%.6f,,,%.1f",
                report.step(),
                report.epoch(),
                report.seconds(),
                report.evaluation().lossNats(),
                report.evaluation().tokensPerSecond()));
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private void line(String text) {
        try {
            out.write(text);
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private UserException cannotWrite(IOException e) {
        return new UserException(
                "%s cannot be written: %s; is its folder there, writable and not full?".formatted(file, IoReason.of(e)),
                e);
    }
}
