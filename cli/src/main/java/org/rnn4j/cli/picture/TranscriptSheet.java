package org.rnn4j.cli.picture;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.rnn4j.core.decode.ctc.LabelTexts;
import org.rnn4j.core.decode.ctc.Labels;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.AtomicFile;
import org.rnn4j.core.metric.Edits;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.Predictions.Sequences;
import org.rnn4j.core.sequence.Recording;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TextCodec;

/**
 * A page to look at transcripts and to listen to their recordings: those with the most word errors, and some others. One HTML file
 * without scripts, which needs no other file and no network.
 */
public final class TranscriptSheet {
    private static final int WORST = 5;
    private static final int OTHERS = 5;

    private final Predictor predictor;
    private final SequenceData data;
    private final Split split;

    /** @param split split to transcribe */
    public TranscriptSheet(Predictor predictor, SequenceData data, Split split) {
        this.predictor = predictor;
        this.data = data;
        this.split = split;
    }

    /**
     * Transcribes the split and writes the page.
     *
     * @throws UserException if the model writes no transcripts, the data are not recordings, or the file cannot be written
     */
    public void write(Path file, String title) {
        List<Recording> recordings = data.recordings(split);
        if (recordings.isEmpty()) {
            throw new UserException(
                    "--sheet = %s shows transcripts of recordings, but the data of the %s split are none"
                            .formatted(file, name()));
        }
        List<Transcribed> all = transcribed(recordings);
        List<Transcribed> wrong = all.stream()
                .filter(one -> one.errors() > 0)
                .sorted(Comparator.comparingInt(Transcribed::errors).reversed().thenComparingInt(Transcribed::number))
                .toList();
        List<Transcribed> worst = wrong.stream().limit(WORST).toList();
        List<Transcribed> others =
                all.stream().filter(one -> !worst.contains(one)).limit(OTHERS).toList();
        StringBuilder page = new StringBuilder(SheetStyle.head(title));
        page.append(String.format(
                Locale.ROOT,
                "<p>%,d recordings of the %s split, %,d with a wrong word. Each picture has the features over time; below it, "
                        + "at each step, the probability of the likeliest label (bar) and of the blank (line); and the words of "
                        + "the transcript at their times.</p>\n",
                all.size(),
                name(),
                wrong.size()));
        LabelTexts texts = LabelTexts.of(text());
        section(page, "Most errors", worst, texts);
        section(page, "Others", others, texts);
        page.append("</body></html>\n");
        AtomicFile.write(file, out -> out.write(page.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void section(StringBuilder page, String heading, List<Transcribed> some, LabelTexts texts) {
        if (!some.isEmpty()) {
            page.append("<h2>").append(heading).append("</h2>\n");
            some.forEach(one -> page.append(new TranscriptFigure(one, texts).html()));
        }
    }

    private String name() {
        return split.name().toLowerCase(Locale.ROOT);
    }

    private TextCodec text() {
        return predictor.predictionCodec().written().orElseThrow();
    }

    private List<Transcribed> transcribed(List<Recording> recordings) {
        TextCodec text = text();
        PredictionCodec codec = predictor.predictionCodec();
        List<Transcribed> all = new ArrayList<>();
        predictor.transcribe(data, split, (batch, sequences) -> {
            for (int b = 0; b < batch.batch(); b++) {
                all.add(transcribed(recordings, text, codec, batch, sequences, b));
            }
        });
        all.sort(Comparator.comparingInt(Transcribed::number));
        return all;
    }

    private static Transcribed transcribed(
            List<Recording> recordings,
            TextCodec text,
            PredictionCodec codec,
            SequenceBatch batch,
            Sequences sequences,
            int b) {
        int number = batch.examples()[b];
        int[] labels = sequences.best().get(b).get(0).tokens();
        String transcript = Labels.text(text, labels);
        String target = recordings.get(number).target();
        int errors = Edits.of(Edits.words(transcript), Edits.words(target)).total();
        float[][] logs = sequences.labels()[b];
        return new Transcribed(number, recordings.get(number), transcript, errors, logs, codec.align(transcript, logs));
    }
}
