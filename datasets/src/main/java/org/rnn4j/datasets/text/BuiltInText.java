package org.rnn4j.datasets.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The built-in texts, which a user names as a source. */
enum BuiltInText {
    /**
     * The lecture's three words, fifteen letters over h, e, l, o. With {@code batch-size} 3 and {@code time-steps} 5
     * they are the lecture's batch {@code [3, 5]}, one word per sequence, and a trained network continues "hell" with
     * "ello".
     */
    HELLO {
        @Override
        InputStream open() {
            return new ByteArrayInputStream("helloeollllleel".getBytes(StandardCharsets.UTF_8));
        }
    },

    /** The Constitution of the Republic of Korea, 18 884 characters; see the README beside the resource. */
    CONSTITUTION_OF_KOREA {
        @Override
        InputStream open() throws IOException {
            return packed("constitution-of-korea.txt.gz");
        }
    },

    /** 40 000 lines of Shakespeare's plays, 1 115 394 characters; see the README beside the resource. */
    TINY_SHAKESPEARE {
        @Override
        InputStream open() throws IOException {
            return packed("tiny-shakespeare.txt.gz");
        }
    };

    abstract InputStream open() throws IOException;

    private static InputStream packed(String resource) throws IOException {
        return new GZIPInputStream(BuiltInText.class.getResourceAsStream(resource));
    }

    String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<BuiltInText> named(String name) {
        return Stream.of(values()).filter(text -> text.spelling().equals(name)).findFirst();
    }

    static String names() {
        return Stream.of(values()).map(BuiltInText::spelling).collect(Collectors.joining(", "));
    }
}
