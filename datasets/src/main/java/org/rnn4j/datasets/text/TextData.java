package org.rnn4j.datasets.text;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
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
import org.rnn4j.datasets.stream.StreamBatches;

/** Text as a stream of tokens a part; a language model reads each token and answers with the next. Immutable. */
final class TextData implements TokenStream {
    private final String source;
    private final TextCodec codec;
    private final Map<Split, int[]> tokens = new EnumMap<>(Split.class);
    private final Map<Split, TextSize> sizes = new EnumMap<>(Split.class);
    private final String sha256;
    private final Map<String, Object> summary;

    TextData(TextOptions options, TextReader.Texts texts, Map<Split, String> parts, TextCodec codec) {
        this.source = String.join(", ", options.source());
        this.codec = codec;
        this.sha256 = texts.sha256();
        parts.forEach((split, part) -> {
            tokens.put(split, codec.encode(part));
            sizes.put(split, new TextSize(part.codePointCount(0, part.length()), utf8Bytes(part)));
        });
        this.summary = Collections.unmodifiableMap(summary(texts));
    }

    private static long utf8Bytes(String text) {
        return text.codePoints()
                .mapToLong(code -> code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4)
                .sum();
    }

    private Map<String, Object> summary(TextReader.Texts texts) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("source", source);
        facts.put("bytes", texts.bytes());
        facts.put(
                "characters",
                sizes.values().stream().mapToLong(TextSize::characters).sum());
        facts.put("tokenizer", codec.format());
        facts.put("vocabulary", codec.vocabularySize());
        tokens.forEach((split, ids) -> facts.put(name(split) + " tokens", ids.length));
        tokens.forEach((split, ids) -> facts.put("unknown " + name(split) + " tokens", unknown(ids)));
        return facts;
    }

    private long unknown(int[] ids) {
        return Arrays.stream(ids).filter(id -> id == codec.unknownId()).count();
    }

    @Override
    public InputSpec input() {
        return new InputSpec.Tokens(codec.vocabularySize());
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
        return tokens.get(split).clone();
    }

    @Override
    public Optional<TextSize> textSize(Split split) {
        return Optional.of(sizes.get(split));
    }

    /**
     * {@inheritDoc}
     *
     * <p>The batches are those of {@link StreamBatches}; the seed has no part in them.
     *
     * @throws UserException where the training part does not fill one window
     */
    @Override
    public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
        int[] part = tokens.get(split);
        if (split == Split.TRAIN && part.length <= plan.timeSteps()) {
            throw tooShort(part.length, plan.timeSteps());
        }
        return part.length < 2 ? List.of() : new StreamBatches(part, plan.batchSize(), plan.timeSteps());
    }

    private UserException tooShort(int length, int timeSteps) {
        String mend = length < 2
                ? "give more text"
                : "set training.time-steps to %d or less, or give more text".formatted(length - 1);
        return new UserException(
                "data.source = %s: the training part is %d long, but training.time-steps = %d needs %d tokens; %s"
                        .formatted(source, length, timeSteps, timeSteps + 1, mend));
    }

    @Override
    public long size(Split split) {
        return Math.max(0, tokens.get(split).length - 1);
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
