package org.rnn4j.core.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.decode.ctc.LabelPredictor;
import org.rnn4j.core.decode.ctc.LabelPredictor.Advance;
import org.rnn4j.core.decode.ctc.LabelStream;
import org.rnn4j.core.decode.ctc.LabelTexts;
import org.rnn4j.core.decode.ctc.LabelWords;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.Hearing;
import org.rnn4j.core.sequence.Hearing.Sound;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/**
 * The transcript of a sound, word by word while it arrives. It holds the state of the network, and what has not yet settled;
 * memory does not grow with the sound. Not thread-safe.
 */
public final class LiveTranscript {
    /** Time steps that are read at once if they have arrived. */
    private static final int MOST_STEPS = 64;

    private final LabelPredictor model;
    private final Hearing.Steps steps;
    private final double stepSeconds;
    private final LabelStream labels;
    private final LabelWords words;
    private RnnState state; // null before the first step
    private long read;

    LiveTranscript(LabelPredictor model, Hearing hearing, Sound sound, LabelTexts texts) {
        this.model = model;
        labels = model.stream(); // refuses a model of both directions before the sound is read
        steps = hearing.steps(sound);
        stepSeconds = hearing.stepSeconds();
        words = new LabelWords(texts);
    }

    /**
     * Waits for more sound and reads it.
     *
     * @return the words that have settled since the last call, perhaps none; empty after the end of the sound
     * @throws org.rnn4j.core.error.UserException if the sound cannot be read
     */
    public Optional<List<HeardWord>> next() {
        Optional<RealVectors> inputs = steps.next(MOST_STEPS);
        if (inputs.isEmpty()) {
            return Optional.empty();
        }
        Advance advance = model.advance(inputs.get(), state);
        state = advance.after();
        read += inputs.get().time();
        return Optional.of(heard(words.read(labels.read(advance.labels()[0]))));
    }

    /** The words after those of {@link #next}, once the sound has ended. */
    public List<HeardWord> end() {
        List<LabelWords.Word> last = new ArrayList<>(words.read(labels.end()));
        last.addAll(words.end());
        return heard(last);
    }

    /** The text after the words that have settled, as it is most likely now. */
    public String pending() {
        return words.pending(labels.pending());
    }

    /** The separator between the words of the transcript. */
    public String separator() {
        return words.separator();
    }

    /** Seconds of sound that were read. */
    public double seconds() {
        return read * stepSeconds;
    }

    private List<HeardWord> heard(List<LabelWords.Word> settled) {
        return settled.stream()
                .map(word -> new HeardWord(
                        word.text(), word.begin() * stepSeconds, word.end() * stepSeconds, word.confidence()))
                .toList();
    }
}
