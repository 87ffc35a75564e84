package org.rnn4j.core.predict;

import java.util.Iterator;
import java.util.List;
import org.rnn4j.core.sequence.Hearing;
import org.rnn4j.core.sequence.PredictedValue.OneClass;
import org.rnn4j.core.sequence.PredictionCodec.Request;

/** The classes of windows of a sound, each of which is predicted when it is asked for. */
final class HeardClasses implements Iterator<HeardClass> {
    private final Predictor predictor;
    private final String sound;
    private final Iterator<Hearing.Window> windows;

    /** @param sound name of the sound */
    HeardClasses(Predictor predictor, String sound, Iterator<Hearing.Window> windows) {
        this.predictor = predictor;
        this.sound = sound;
        this.windows = windows;
    }

    @Override
    public boolean hasNext() {
        return windows.hasNext();
    }

    @Override
    public HeardClass next() {
        Hearing.Window window = windows.next();
        Request request = predictor.predictionCodec().request(sound, window.encoded());
        OneClass value =
                (OneClass) predictor.predict(List.of(request), true).get(0).value();
        return new HeardClass(window.begin(), window.end(), value);
    }
}
