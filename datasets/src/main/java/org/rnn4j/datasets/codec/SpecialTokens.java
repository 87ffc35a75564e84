package org.rnn4j.datasets.codec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds tokens that are never split; if two begin at the same place, the longer one wins. Immutable. */
final class SpecialTokens {
    private final Pattern pattern;

    private SpecialTokens(List<String> tokens) {
        String any = tokens.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.pattern = Pattern.compile(tokens.isEmpty() ? "(?!)" : any);
    }

    static SpecialTokens of(List<String> tokens) {
        return new SpecialTokens(tokens);
    }

    static SpecialTokens with(List<String> tokens, String another) {
        List<String> all = new ArrayList<>(tokens);
        all.add(another);
        return new SpecialTokens(all);
    }

    Matcher in(String text) {
        return pattern.matcher(text);
    }
}
