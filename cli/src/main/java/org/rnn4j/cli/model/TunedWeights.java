package org.rnn4j.cli.model;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.predict.TranscriptGuide;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/**
 * The weights of the language model and of words with which transcripts of the validation split are best.
 *
 * @param languageWeights weights of the language model that are tried
 */
record TunedWeights(List<Double> languageWeights) {
    private static final List<Double> WITH_LANGUAGE_MODEL = List.of(0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0);
    private static final List<Double> WORD_WEIGHTS = List.of(-2.0, -1.0, 0.0, 1.0, 2.0, 4.0);

    static TunedWeights of(boolean hasLanguageModel) {
        return new TunedWeights(hasLanguageModel ? WITH_LANGUAGE_MODEL : List.of(0.0));
    }

    /** Prints a table of all weights and returns the best ones; the first at a tie. */
    TranscriptGuide best(Predictor predictor, SequenceData data, TranscriptGuide words, PrintWriter out) {
        List<TranscriptGuide> guides = new ArrayList<>();
        for (double ofLanguageModel : languageWeights) {
            for (double ofWords : WORD_WEIGHTS) {
                guides.add(words.withWeights(ofLanguageModel, ofWords));
            }
        }
        List<Metric> metrics = predictor.tryGuides(data, Split.VALIDATION, guides);
        int best = 0;
        for (int i = 1; i < metrics.size(); i++) {
            Kind kind = metrics.get(i).kind();
            best = kind.better(metrics.get(i).value(), metrics.get(best).value()) ? i : best;
        }
        print(metrics, out);
        TranscriptGuide chosen = guides.get(best);
        String language = languageWeights.size() == 1 || chosen.languageWeight() == 0
                ? ""
                : " --language-model-weight " + chosen.languageWeight();
        out.printf(
                "best: %s--word-weight %s%s%n%n",
                languageWeights.size() > 1 && chosen.languageWeight() == 0 ? "no language model, " : "",
                chosen.wordWeight(),
                language);
        return chosen;
    }

    private void print(List<Metric> metrics, PrintWriter out) {
        out.printf(
                "%s on the validation split, by weight of the language model and of words%n",
                metrics.get(0).name());
        StringBuilder head = new StringBuilder("        ");
        WORD_WEIGHTS.forEach(weight -> head.append(String.format(Locale.ROOT, "%8.2f", weight)));
        out.println(head);
        for (int row = 0; row < languageWeights.size(); row++) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%8.2f", languageWeights.get(row)));
            for (int column = 0; column < WORD_WEIGHTS.size(); column++) {
                Metric metric = metrics.get(row * WORD_WEIGHTS.size() + column);
                line.append(String.format(Locale.ROOT, "%7.1f%%", 100 * metric.value()));
            }
            out.println(line);
        }
    }
}
