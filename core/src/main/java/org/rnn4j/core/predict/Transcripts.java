package org.rnn4j.core.predict;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.rnn4j.core.decode.ctc.LabelPredictor;
import org.rnn4j.core.decode.ctc.LabelTexts;
import org.rnn4j.core.decode.ctc.TranscriptWords;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.LanguageModelFusion;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Hearing.Sound;
import org.rnn4j.core.sequence.PredictedValue.SpokenWord;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.BadRequest;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Predictions.Sequences;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.Trainer;

/**
 * A model for {@code task: transcription} in use; {@link Predictor} describes the methods.
 *
 * @param language a language model that may guide the search
 */
record Transcripts(ModelRoles roles, LabelPredictor model, Optional<Predictor> language) {

    LabelPredictor guided(TranscriptGuide guide) {
        Optional<LanguageModelFusion> fusion = language.filter(any -> guide.languageWeight() != 0)
                .map(known -> new SharedTokens(known, roles.written()).fusion(guide.languageWeight()));
        Optional<TranscriptWords> words = Optional.of(guide)
                .filter(TranscriptGuide::hasWords)
                .map(any -> new WritableWords(roles.written()).of(guide));
        return model.with(fusion, words);
    }

    List<Metric> tryGuides(SequenceData data, Split split, List<TranscriptGuide> guides) {
        if (data.size(split) == 0) {
            throw new UserException("the data has no %1$s split to find weights of the search on; set data.split.%1$s"
                    .formatted(name(split)));
        }
        var weights = new DecodingWeights(model, data, split, plan());
        return guides.stream().map(guide -> weights.metric(guided(guide))).toList();
    }

    List<SpokenWord> align(Request request, String text) {
        return roles.requests().align(text, labels(request));
    }

    Prediction aligned(Request request, String text) {
        PredictionCodec codec = roles.requests();
        float[][] labels = labels(request);
        try {
            return codec.aligned(request, text, labels);
        } catch (UserException e) {
            throw new BadRequest(e, request.others());
        }
    }

    private float[][] labels(Request request) {
        return model.read(roles.requests().encode(List.of(request))).labels()[0];
    }

    LiveTranscript live(Sound sound) {
        return new LiveTranscript(model, roles.hearing(), sound, LabelTexts.of(roles.written()));
    }

    void each(SequenceData data, Split split, BiConsumer<SequenceBatch, Sequences> each) {
        if (data.size(split) == 0) {
            throw new UserException("the data has no %s split to transcribe".formatted(name(split)));
        }
        for (SequenceBatch batch : data.evaluationBatches(split, plan())) {
            each.accept(batch, (Sequences) model.predict(batch).predictions());
        }
    }

    private BatchPlan plan() {
        JobSpec job = roles.bundle().job();
        return Trainer.plan(job.training(), job.seed());
    }

    private static String name(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }
}
