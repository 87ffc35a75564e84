package org.rnn4j.cli.picture;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Picture;
import org.rnn4j.core.sequence.PredictedValue;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.Split;

/** Writes an {@link AttentionSheet} of the first pictures of a split, with their right captions. */
public final class CaptionSheet {
    private static final int MOST = 30;

    private final Predictor predictor;
    private final SequenceData data;
    private final Split split;

    /** @param split split to describe */
    public CaptionSheet(Predictor predictor, SequenceData data, Split split) {
        this.predictor = predictor;
        this.data = data;
        this.split = split;
    }

    /**
     * Describes the pictures and writes the page.
     *
     * @throws org.rnn4j.core.error.UserException if the data are no pictures with captions, or the file cannot be written
     */
    public void write(Path file, String title) {
        List<Picture> pictures = data.pictures(split);
        Map<String, Set<String>> references = new LinkedHashMap<>();
        pictures.forEach(picture -> references
                .computeIfAbsent(picture.name(), any -> new TreeSet<>())
                .add(picture.target()));
        Set<String> wanted =
                new HashSet<>(references.keySet().stream().limit(MOST).toList());
        Map<Integer, SequenceValues> encoded = new HashMap<>();
        for (SequenceBatch batch : data.batches(split, new BatchPlan(1, 1, 1))) {
            int example = batch.examples()[0];
            if (wanted.remove(pictures.get(example).name())) {
                encoded.put(example, batch.inputs());
            }
        }
        AttentionSheet sheet = new AttentionSheet();
        encoded.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry::getKey))
                .forEach(one -> add(sheet, pictures.get(one.getKey()), one.getValue(), references));
        sheet.write(file, title);
    }

    private void add(
            AttentionSheet sheet, Picture picture, SequenceValues encoded, Map<String, Set<String>> references) {
        Request request = predictor.predictionCodec().request(picture.name(), encoded);
        Prediction prediction = predictor.predict(List.of(request), false).get(0);
        if (prediction.value() instanceof PredictedValue.Texts texts) {
            sheet.add(new AttentionSheet.Captioned(
                    picture.name(),
                    picture.frames(),
                    texts.best().get(0),
                    List.copyOf(references.get(picture.name()))));
        }
    }
}
