package org.rnn4j.datasets.codec;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our merges, put into a file of Hugging Face's tokenizers, cut texts there into the same tokens. */
class BpeAgainstAnotherTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KOREAN = "대한민국은 민주공화국이다. 대한민국의 주권은 국민에게 있고, 모든 권력은 국민으로부터 나온다.\n";
    private static final String ENGLISH =
            "It isn't the first 100 words, but the well-known ones; don't worry...  be happy!\r\n";

    @TempDir
    static Path folder;

    private static BpeCodec ours;
    private static HuggingFaceTokenizer theirs;

    @BeforeAll
    static void putOursIntoTheirs() throws IOException {
        System.setProperty("ENGINE_CACHE_DIR", folder.toString());
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        String training = (KOREAN + Normalizer.normalize(KOREAN, Normalizer.Form.NFD) + ENGLISH).repeat(3)
                + "abc bc ab abcd bcd aaaa aaaaa ".repeat(20);
        ours = BpeCodec.fit(training, Normalization.NONE, List.of("<sep>", "<|end|>"), 700);
        Path file = Files.write(folder.resolve("tokenizer.json"), JSON.writeValueAsBytes(file(ours)));
        theirs = HuggingFaceTokenizer.builder()
                .optTokenizerPath(file)
                .optAddSpecialTokens(false)
                .optTruncation(false)
                .build();
    }

    @AfterAll
    static void close() {
        theirs.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                KOREAN,
                ENGLISH,
                "국민의 권리와 의무",
                "It's a wonderful word, isn’t it? 'Tis.  \n\n\tfirst",
                "aaaaaaa abcabcd bcbcd",
                "mixed 한글abc日本語 カタカナ हिन्दी ไทย мир",
                "😀👨‍👩‍👧 and 𝒙 🇰🇷👍🏽",
                "1,000.50 ½ ⅻ ٣٤ <sep>x<|end|><sep>",
                "a\r\nb   c\u00A0d\u2003 e\u0000\u0085f",
                "x_y-z $100% @#!?? --- ''' ",
            })
    void bothGiveTheSameTokens(String text) {
        assertSame(text);
        assertSame(Normalizer.normalize(text, Normalizer.Form.NFD));
    }

    @Test
    void bothCutLongRunsAlike() {
        assertSame("a".repeat(200) + " ".repeat(200) + "다".repeat(130) + "9".repeat(70) + "!".repeat(65));
    }

    private static void assertSame(String text) {
        Encoding encoding = theirs.encode(text);
        int[] ids = ours.encode(text);
        assertThat(Arrays.stream(ids).asLongStream().toArray()).as(text).isEqualTo(encoding.getIds());
        assertThat(theirs.decode(encoding.getIds(), false)).isEqualTo(text).isEqualTo(ours.decode(ids));
    }

    private static JsonNode file(BpeCodec codec) {
        ObjectNode file = JSON.createObjectNode();
        ObjectNode model = file.putObject("model").put("type", "BPE");
        ObjectNode vocabulary = model.putObject("vocab");
        ArrayNode merges = model.putArray("merges");
        Merges learned = new Merges();
        JsonNode flat = codec.toJson().get("merges");
        for (int i = 0; i < flat.size(); i += 2) {
            int left = flat.get(i).intValue();
            int right = flat.get(i + 1).intValue();
            merges.addArray().add(spelling(learned.bytes(left))).add(spelling(learned.bytes(right)));
            learned.learn(Merges.pair(left, right));
        }
        for (int id = 0; id < learned.tokens(); id++) {
            vocabulary.put(spelling(learned.bytes(id)), id);
        }
        ArrayNode added = file.putArray("added_tokens");
        for (int id = learned.tokens(); id < codec.vocabularySize(); id++) {
            added.addObject()
                    .put("id", id)
                    .put("content", codec.decode(new int[] {id}))
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
        }
        ArrayNode cutters =
                file.putObject("pre_tokenizer").put("type", "Sequence").putArray("pretokenizers");
        ObjectNode split = cutters.addObject().put("type", "Split").put("behavior", "Isolated");
        split.put("invert", false).putObject("pattern").put("Regex", Pieces.PATTERN);
        byteLevel(cutters.addObject());
        byteLevel(file.putObject("decoder"));
        return file.put("version", "1.0");
    }

    private static void byteLevel(ObjectNode node) {
        node.put("type", "ByteLevel").put("add_prefix_space", false).put("trim_offsets", false);
        node.put("use_regex", false);
    }

    /** Their files write bytes as characters that can be seen: those that cannot be stand in order from 256 on. */
    private static String spelling(byte[] bytes) {
        StringBuilder spelling = new StringBuilder();
        for (char b : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
            int hiddenBefore = 0;
            for (int other = 0; other < b; other++) {
                hiddenBefore += isSeen(other) ? 0 : 1;
            }
            spelling.append((char) (isSeen(b) ? b : 256 + hiddenBefore));
        }
        return spelling.toString();
    }

    private static boolean isSeen(int b) {
        return (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || (b >= 0xAE && b <= 0xFF);
    }
}
