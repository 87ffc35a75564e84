package org.rnn4j.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TokenStream;
import org.rnn4j.core.sequence.TokenStream.TextSize;

/** A text that was not in the training data, with the model's own codec. */
class OtherTextTest {

    @TempDir
    Path folder;

    @Test
    void isTheTestPartAndNothingElse() throws IOException {
        TextSource source = new TextSource();
        ObjectNode options = (ObjectNode) new ObjectMapper()
                .readTree("{\"source\": \"hello\", \"tokenizer\": \"byte\", \"validation\": \"v.txt\"}");
        Path first = Files.writeString(folder.resolve("1.txt"), "한국어 ");
        Path second = Files.writeString(folder.resolve("2.txt"), "né 🙂");
        ObjectNode only = source.onlyTest(options, List.of(first.toString(), second.toString()));
        TokenStream hello = source.open(
                (ObjectNode) new ObjectMapper().readTree("{\"source\": \"hello\", \"tokenizer\": \"byte\"}"), null);
        TokenStream other = source.open(only, hello.codec());
        assertThat(other.codec().decode(other.tokens(Split.TEST))).isEqualTo("한국어 né 🙂");
        assertThat(other.tokens(Split.TRAIN)).isEmpty();
        assertThat(other.tokens(Split.VALIDATION)).isEmpty();
        assertThat(other.textSize(Split.TEST)).contains(new TextSize(8, 18));
        assertThat(other.tokens(Split.TEST)).hasSize(18);
        assertThat(options.path("source").asText()).as("the options of the job").isEqualTo("hello");
    }

    @Test
    void hiddenFilesOfAFolderAreIgnoredAndCounted() throws IOException {
        Files.writeString(folder.resolve("._a.txt"), "not data");
        Files.writeString(folder.resolve("a.txt"), "서울의 봄");
        ObjectNode options = new ObjectMapper().createObjectNode().put("source", folder.toString());
        options.putObject("split").put("train", 1).put("validation", 0);
        TokenStream data = new TextSource().open(options, null);
        assertThat(data.codec().decode(data.tokens(Split.TRAIN))).isEqualTo("서울의 봄");
        assertThat(data.summary()).containsEntry("hidden files ignored", 1);
    }
}
