package org.rnn4j.datasets.tagging;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.WordVectors;

/**
 * Codec between sentences and ids. A word's id is its rank in the training split; the last id is for all other words.
 * For characters, id 0 is padding and the last id is for those that occur less than twice in the training split.
 * Immutable.
 */
final class TaggedCodec implements PredictionCodec {
    static final String FORMAT = "tagged";
    /** Maximum number of characters of a word that a network reads; longer words are addresses or lines of dashes. */
    private static final int LONGEST_WORD = 64;

    private final Fitted fitted;
    private final Map<String, Integer> rankOfWord = new HashMap<>();
    private final Map<Integer, Integer> idOfCharacter = new HashMap<>();
    private final Map<String, Integer> idOfTag = new HashMap<>();

    TaggedCodec(Fitted fitted) {
        this.fitted = fitted;
        fitted.words().forEach(word -> rankOfWord.put(word, rankOfWord.size()));
        fitted.characters().codePoints().forEach(c -> idOfCharacter.put(c, 1 + idOfCharacter.size()));
        fitted.tags().forEach(tag -> idOfTag.put(tag, idOfTag.size()));
    }

    /** @param start pretrained vectors by word id */
    InputSpec input(Optional<WordVectors> start) {
        int vocabulary = fitted.known() + 1;
        return hasCharacters()
                ? new InputSpec.Words(vocabulary, idOfCharacter.size() + 2, start)
                : new InputSpec.Tokens(vocabulary, start);
    }

    @Override
    public Optional<InputSpec> input() {
        return Optional.of(input(Optional.empty()));
    }

    @Override
    public Optional<OutputSpec> output() {
        return Optional.of(new OutputSpec.Tags(tags()));
    }

    boolean hasCharacters() {
        return !fitted.characters().isEmpty();
    }

    List<String> tags() {
        return fitted.tags();
    }

    /** Words by id, without the unknown word. */
    List<String> words() {
        return fitted.words().subList(0, fitted.known());
    }

    int unknownId() {
        return fitted.known();
    }

    int wordId(String word) {
        return Math.min(unknownId(), rankOfWord.getOrDefault(fitted.form().fold(word), unknownId()));
    }

    /** Whether a word occurs in the training split, even if too rarely to have an id. */
    boolean saw(String word) {
        return rankOfWord.containsKey(fitted.form().fold(word));
    }

    /** The ids of a word's characters. */
    int[] spelling(String word) {
        int unknown = idOfCharacter.size() + 1;
        return fitted.form()
                .normalize()
                .apply(word)
                .codePoints()
                .limit(LONGEST_WORD)
                .map(character -> idOfCharacter.getOrDefault(character, unknown))
                .toArray();
    }

    boolean hasTag(String tag) {
        return idOfTag.containsKey(tag);
    }

    int tagId(String tag) {
        return idOfTag.get(tag);
    }

    @Override
    public Iterator<Request> requests(RequestInput in) {
        return new TaggedRequests(in, fitted.format().rows());
    }

    @Override
    public Tokens tokens(Request request) {
        List<String> words = ((TaggedRequest) request).words();
        List<String> unknown =
                words.stream().filter(word -> wordId(word) == unknownId()).toList();
        String examples = String.join(" ", new LinkedHashSet<>(unknown));
        return new Tokens(words.size(), unknown.size(), examples);
    }

    @Override
    public SequenceBatch encode(List<Request> requests) {
        return PaddedWords.batch(
                this,
                requests.stream()
                        .map(request -> ((TaggedRequest) request).words())
                        .toList());
    }

    @Override
    public List<Prediction> decode(List<Request> requests, Predictions predictions, boolean probabilities) {
        return TagPredictions.of(fitted.tags(), requests, (Predictions.TagPaths) predictions, probabilities);
    }

    @Override
    public List<String> columns(boolean probabilities) {
        return TagPredictions.columns(probabilities);
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public JsonNode toJson() {
        return Binder.toTree(fitted);
    }
}
