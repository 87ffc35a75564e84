package org.rnn4j.datasets.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.TextCodec;

/** Reads the {@link WordCodec}s of one segmentation. */
abstract class WordCodecFormat implements CodecFormat {

    abstract Segmentation segmentation(JsonNode json);

    @Override
    public TextCodec read(JsonNode json) {
        return new WordCodec(CodecJson.normalization(name(), json), segmentation(json), words(json));
    }

    private List<Word> words(JsonNode json) {
        List<String> texts = CodecJson.texts(name(), json, "words");
        String joins = json.path("joins").asText();
        if (joins.length() != texts.size()) {
            throw CodecJson.damaged(
                    name(), "it has %d words, but \"joins\" for %d".formatted(texts.size(), joins.length()));
        }
        List<Word> words = new ArrayList<>();
        for (int id = 0; id < texts.size(); id++) {
            words.add(new Word(texts.get(id), join(joins.charAt(id))));
        }
        if (new HashSet<>(words).size() < words.size()) {
            throw CodecJson.damaged(name(), "a word occurs twice");
        }
        return words;
    }

    private Join join(char spelling) {
        return Stream.of(Join.values())
                .filter(join -> join.spelling() == spelling)
                .findFirst()
                .orElseThrow(() -> CodecJson.damaged(name(), "\"joins\" has a %s".formatted(spelling)));
    }
}
