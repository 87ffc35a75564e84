package org.rnn4j.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.rnn4j.cli.Ran;
import org.rnn4j.core.job.JobKey;
import org.rnn4j.core.job.Tasks;
import org.rnn4j.core.plugin.Plugins;

class KeysCommandTest {
    /** Without the task and the data that the tests plug in. */
    private static List<JobKey> keys() {
        Plugins plugins = Plugins.load();
        var options = new TreeMap<>(plugins.tasks().options());
        options.remove("tiny-classification");
        var data = new TreeMap<>(plugins.dataOptions());
        data.keySet().removeIf(type -> type.startsWith("tiny"));
        return KeysCommand.all(new Tasks(options), data);
    }

    @Test
    void everyKeyOfAJobHasALine() {
        assertThat(keys())
                .hasSizeGreaterThan(150)
                .allSatisfy(key -> assertThat(key.doc()).as(key.name()).endsWith("."));
    }

    @Test
    void thePageIsTheOneInTheDocuments() throws IOException {
        assertThat(KeysPage.of(keys()))
                .as("docs/jobs.md is old; write it anew with: rnn4j keys --markdown > docs/jobs.md")
                .isEqualTo(Files.readString(Path.of("../docs/jobs.md")));
    }

    @Test
    void theSchemaIsTheOneInTheDocuments() throws IOException {
        assertThat(KeysSchema.of(keys()))
                .as("docs/job.schema.json is old; write it anew with: rnn4j keys --schema > docs/job.schema.json")
                .isEqualTo(Files.readString(Path.of("../docs/job.schema.json")));
    }

    @Test
    void explainsAKeyAndABlock() {
        assertThat(Ran.rnn4j("keys", "model.forget-bias").out()).isEqualTo("""
                model.forget-bias
                  Added to the forget gate before its sigmoid.
                  value      a number in [-100, 100]
                  default    1.0
                  only with  model.cell = lstm; task = classification, conditional, forecasting, generation, language-model, seq2seq, tagging, transcription
                """);
        assertThat(Ran.rnn4j("keys", "training.optimizer").out())
                .contains("training.optimizer.beta2", "only with  training.optimizer = adam", "a number in [0, 1000]");
        assertThat(Ran.rnn4j("keys").out()).contains("training.patience").contains("training.validate-every");
    }

    @Test
    void aKeyOfDataHasALineForEachTypeThatMeansSomethingElse() {
        assertThat(Ran.rnn4j("keys", "data.source").out()).contains("""
                data.source
                  Files, folders or names of built-in examples.
                  value      a list
                  default    dates
                  only with  data.type = tagged
                """, "default    tiny-shakespeare");
        assertThat(Ran.rnn4j("keys", "data.anomaly.window").out()).isEqualTo("""
                data.anomaly.window
                  Errors that say what is usual; 0 = no anomaly scores.
                  value      a whole number in [0, 10000000]
                  default    0
                  only with  data.type = series
                """);
    }

    @Test
    void theSchemaNamesTheKeysOfEachTaskAndTypeOfData() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(KeysSchema.of(keys()));
        JsonNode language = rule(schema, "task", "language-model");
        assertThat(language.at("/if").has("required")).as("it is the default").isFalse();
        assertThat(language.at("/then/properties/decoding").asText()).isEqualTo("false");
        JsonNode tagging = rule(schema, "task", "tagging");
        assertThat(tagging.at("/if/required/0").asText()).isEqualTo("task");
        assertThat(tagging.at("/then/properties/model/propertyNames/enum").toString())
                .contains("\"crf\"", "\"characters\"", "\"hidden-size\"")
                .doesNotContain("attention");
        assertThat(rule(schema.at("/properties/data"), "type", "adding")
                        .at("/then/propertyNames/enum")
                        .toString())
                .isEqualTo("[\"type\",\"length\",\"train\",\"validation\",\"test\",\"seed\"]");
    }

    private static JsonNode rule(JsonNode schema, String key, String value) {
        return StreamSupport.stream(schema.path("allOf").spliterator(), false)
                .filter(rule -> rule.at("/if/properties/%s/const".formatted(key))
                        .asText()
                        .equals(value))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aKeyThatThereIsNotIsAnError() {
        Ran ran = Ran.rnn4j("keys", "model.hiden-size");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).isEqualTo("error: there is no key model.hiden-size; did you mean model.hidden-size?\n");
        assertThat(Ran.rnn4j("keys", "epochs").err())
                .isEqualTo("error: there is no key epochs; did you mean training.epochs?\n");
    }
}
