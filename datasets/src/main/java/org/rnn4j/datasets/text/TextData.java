package org.rnn4j.datasets.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.core.sequence.TokenStream;
import org.rnn4j.datasets.codec.BpeCodec;
import org.rnn4j.datasets.codec.WordVectorsFile;
import org.rnn4j.datasets.examples.Folder;

/** Text as one stream of tokens per split; a language model reads each token and predicts the next. Immutable. */
final class TextData implements TokenStream {
    private final String source;
    private final TextCodec codec;
    private final TextReader.Texts texts;
    private final Map<Split, EncodedSplit> splits;
    private final InputSpec.Tokens input;
    private final String sha256;
    private final Map<String, Object> summary;

    TextData(
            TextOptions options,
            TextReader.Texts texts,
            Map<Split, EncodedSplit> splits,
            TextCodec codec,
            Optional<WordVectorsFile.Found> vectors,
            Stopwatch stopwatch) {
        this.source = String.join(", ", options.source());
        this.codec = codec;
        this.sha256 = texts.sha256();
        this.texts = texts;
        this.splits = splits;
        this.input = new InputSpec.Tokens(codec.vocabularySize(), vectors.map(WordVectorsFile.Found::vectors));
        this.summary = Collections.unmodifiableMap(summary(vectors, stopwatch));
    }

    private Map<String, Object> summary(Optional<WordVectorsFile.Found> vectors, Stopwatch stopwatch) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("source", source);
        facts.put("bytes", texts.bytes());
        if (texts.hidden() > 0) {
            facts.put(Folder.HIDDEN, texts.hidden());
        }
        facts.put("characters", texts.characters());
        facts.put("tokenizer", codec.format());
        facts.put("vocabulary", codec.vocabularySize());
        vectors.ifPresent(found -> facts.put("tokens with a vector", found.found()));
        splits.forEach((split, encoded) ->
                facts.put(name(split) + " tokens", encoded.tokens().length()));
        splits.forEach((split, encoded) -> facts.put("unknown " + name(split) + " tokens", encoded.unknown()));
        if (codec instanceof BpeCodec && texts.splits().get(Split.TRAIN).characters() > BpeCodec.LEARNED_FROM) {
            facts.put("characters that merges were learned from", BpeCodec.LEARNED_FROM);
        }
        if (splits.values().stream().anyMatch(encoded -> encoded.tokens() instanceof MappedTokens)) {
            facts.putAll(stopwatch.laps());
        }
        return facts;
    }

    @Override
    public InputSpec input() {
        return input;
    }

    @Override
    public OutputSpec output() {
        return new OutputSpec.Tokens(codec.vocabularySize());
    }

    @Override
    public TextCodec codec() {
        return codec;
    }

    @Override
    public int[] tokens(Split split) {
        if (tokensOf(split).length() > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException("%d tokens do not fit into an array"
                    .formatted(tokensOf(split).length()));
        }
        return first(split, Integer.MAX_VALUE);
    }

    @Override
    public int[] first(Split split, int most) {
        return tokensOf(split).first(most);
    }

    private StreamTokens tokensOf(Split split) {
        return splits.get(split).tokens();
    }

    @Override
    public Optional<TextSize> textSize(Split split) {
        return Optional.of(new TextSize(
                texts.splits().get(split).characters(), splits.get(split).bytes()));
    }

    /**
     * {@inheritDoc}
     *
     * <p>The batches are those of {@link StreamBatches}; they do not depend on the seed.
     *
     * @throws UserException if the training split does not fill one window
     */
    @Override
    public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
        StreamTokens tokens = tokensOf(split);
        if (split == Split.TRAIN && tokens.length() <= plan.timeSteps()) {
            throw tooShort(tokens.length(), plan.timeSteps());
        }
        return tokens.length() < 2 ? List.of() : new StreamBatches(tokens, plan.batchSize(), plan.timeSteps());
    }

    /** The training split in the streams of the training, other splits in streams that depend on the text alone. */
    @Override
    public Iterable<SequenceBatch> evaluationBatches(Split split, BatchPlan plan) {
        if (split == Split.TRAIN) {
            return batches(split, plan);
        }
        return size(split) == 0 ? List.of() : StreamBatches.evaluating(tokensOf(split));
    }

    private UserException tooShort(long length, int timeSteps) {
        String suggestion = length < 2
                ? "use more text"
                : "set training.time-steps to %d or less, or use more text".formatted(length - 1);
        return new UserException(
                "data.source = %s: the training split has %d tokens, but training.time-steps = %d needs %d; %s"
                        .formatted(source, length, timeSteps, timeSteps + 1, suggestion));
    }

    @Override
    public long size(Split split) {
        return Math.max(0, tokensOf(split).length() - 1);
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public Map<String, Object> summary() {
        return summary;
    }

    private static String name(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }
}
