package org.rnn4j.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "ab, ba, 1", "gru, gru, 0", "Hidden_Size, hidden-size, 0", "'', abc, 3"})
    void countsEdits(String a, String b, int edits) {
        assertThat(Suggestion.distance(a, b)).isEqualTo(edits);
        assertThat(Suggestion.distance(b, a)).isEqualTo(edits);
    }

    @Test
    void suggestsOnlyWhatIsNear() {
        List<String> cells = List.of("basic-rnn", "lstm", "gru");
        assertThat(Suggestion.phrase("ltsm", cells)).isEqualTo("did you mean lstm? ");
        assertThat(Suggestion.phrase("transformer", cells)).isEmpty();
        assertThat(Suggestion.nearest("x", List.of())).isEmpty();
    }
}
