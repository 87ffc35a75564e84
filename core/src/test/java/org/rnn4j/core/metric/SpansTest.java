package org.rnn4j.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {

    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource({
        "IOB2,                         B-NP I-NP O B-VP,        NP[0-2) VP[3-4)",
        "two that touch,               B-NP I-NP B-NP I-NP,     NP[0-2) NP[2-4)",
        "IOB1,                         I-NP I-NP O I-VP B-VP,   NP[0-2) VP[3-4) VP[4-5)",
        "IOBES,                        B-NP I-NP E-NP S-VP O,   NP[0-3) VP[3-4)",
        "I at the start,               I-NP I-NP O,             NP[0-2)",
        "I after O,                    O I-NP O,                NP[1-2)",
        "another type without B,       B-NP I-VP I-VP,          NP[0-1) VP[1-3)",
        "the sentence ends a span,     O B-NP I-NP,             NP[1-3)",
        "I after E begins a new one,   B-NP E-NP I-NP,          NP[0-2) NP[2-3)",
        "I after S begins a new one,   S-NP I-NP,               NP[0-1) NP[1-2)",
        "E after O is a span,          O E-NP E-NP,             NP[1-2) NP[2-3)",
        "S after B ends it,            B-NP S-NP,               NP[0-1) NP[1-2)",
        "a type may hold a hyphen,     B-X-Y I-X-Y I-X,         X-Y[0-2) X[2-3)",
        "Korean types,                 B-날짜 I-날짜 O B-사람,       날짜[0-2) 사람[3-4)",
        "nothing but O,                O O O,                   ''"
    })
    void spansAreThoseThatConllevalCounts(String name, String tags, String expected) {
        String found = Spans.of(List.of(tags.split(" "))).stream()
                .map(span -> "%s[%d-%d)".formatted(span.type(), span.start(), span.end()))
                .collect(Collectors.joining(" "));
        assertThat(found).as(name).isEqualTo(expected);
    }

    @Test
    void aSentenceWithoutTokensHasNoSpans() {
        assertThat(Spans.of(List.of())).isEmpty();
    }

    @Test
    void wordClassesAreNoSpans() {
        assertThat(Spans.canRead(List.of("NOUN", "VERB", "X"))).isFalse();
        assertThat(Spans.canRead(List.of("O", "I", "B"))).isFalse();
        assertThat(Spans.canRead(List.of("O"))).isFalse();
        assertThat(Spans.canRead(List.of("O", "B-NP", "I-NP"))).isTrue();
        assertThat(Spans.canRead(List.of("O", "I-PER"))).isTrue();
        assertThat(Spans.canRead(List.of("B-NP", "-LRB-"))).isFalse();
    }
}
