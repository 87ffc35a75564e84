package org.rnn4j.datasets.tagging;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds comments that were read as words: lines such as {@code # id 1 domain=news} have a tag of their own, which occurs
 * only at a word {@code #} at the start of a sentence.
 */
final class CommentTags {
    private static final String MARK = "#";

    private CommentTags() {}

    /** A warning about the first such tag. */
    static Optional<String> warning(Collection<List<Sentence>> parts) {
        Map<String, Boolean> always = new LinkedHashMap<>();
        Map<String, String> first = new LinkedHashMap<>();
        for (List<Sentence> sentences : parts) {
            for (Sentence sentence : sentences) {
                boolean marked = true;
                for (int t = 0; t < sentence.length(); t++) {
                    marked &= sentence.words().get(t).equals(MARK);
                    always.merge(sentence.tags().get(t), marked, Boolean::logicalAnd);
                    first.putIfAbsent(sentence.tags().get(t), sentence.where());
                }
            }
        }
        return always.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .findFirst()
                .map(tag ->
                        "%s: the tag %s occurs only with the word # at the start of sentences; if such lines are comments, set data.format.comments to \"# \""
                                .formatted(first.get(tag), tag));
    }
}
