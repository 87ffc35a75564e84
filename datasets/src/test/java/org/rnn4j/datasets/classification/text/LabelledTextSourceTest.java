package org.rnn4j.datasets.classification.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rnn4j.core.sequence.Split.TEST;
import static org.rnn4j.core.sequence.Split.TRAIN;
import static org.rnn4j.core.sequence.Split.VALIDATION;
import static org.rnn4j.datasets.classification.text.LabelledTextFixture.examples;
import static org.rnn4j.datasets.classification.text.LabelledTextFixture.open;
import static org.rnn4j.datasets.classification.text.LabelledTextFixture.write;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.text.TextSide;

class LabelledTextSourceTest {
    @TempDir
    Path folder;

    @Test
    void linesBeginWithTheirLabelWhichMayBeCut() {
        Path train =
                write(folder.resolve("train.txt"), "DESC:manner How so ?\nNUM:date When ?\nDESC:def What is it ?\n");
        SequenceData data = open("""
                {'source': '%s', 'format': {'type': 'lines', 'cut-label-at': ':'},
                 'split': {'train': 1, 'validation': 0}}""".formatted(train));
        assertThat(examples(data, TRAIN)).containsExactly("DESC: How so ?", "NUM: When ?", "DESC: What is it ?");
        assertThat(data.output()).isEqualTo(new OutputSpec.OneClass(List.of("DESC", "NUM"), List.of(2L, 1L)));
    }

    @Test
    void linesMayEndWithTheirLabel() {
        Path train = write(folder.resolve("train.txt"), "good film\t1\nbad film\t0\nso so\t0");
        SequenceData data = open("""
                {'source': '%s', 'format': {'type': 'lines', 'label': 'last'},
                 'split': {'train': 1, 'validation': 0}}""".formatted(train));
        assertThat(examples(data, TRAIN)).containsExactly("1: good film", "0: bad film", "0: so so");
    }

    @Test
    void tablesNameTheirColumnsAndMaySplitByOne() {
        Path table = write(
                folder.resolve("reviews.tsv"),
                "id\tdocument\tlabel\tfold\n1\t정말 \"최고\"\t1\ta\n2\t별로, 지루\t0\ta\n3\t최고\t1\tb\n4\t지루\t0\ta\n");
        SequenceData data = open("""
                {'source': '%s', 'format': {'type': 'table', 'delimiter': 'tab', 'text': 'document'},
                 'tokenizer': 'character', 'split': {'type': 'group', 'by': 'fold', 'validation': ['b']}}""".formatted(table));
        assertThat(examples(data, TRAIN)).containsExactly("1: 정말 \"최고\"", "0: 별로, 지루", "0: 지루");
        assertThat(examples(data, VALIDATION)).containsExactly("1: 최고");
    }

    @Test
    void aFolderHoldsAFileAClass() {
        write(folder.resolve("Korean.txt"), "Kim\nPark\n");
        write(folder.resolve("Italian.txt"), "Rossi\n");
        SequenceData data = open("""
                {'source': '%s', 'format': 'folder', 'tokenizer': 'character',
                 'split': {'train': 1, 'validation': 0}}""".formatted(folder));
        assertThat(examples(data, TRAIN)).containsExactly("Italian: Rossi", "Korean: Kim", "Korean: Park");
    }

    @Test
    void aSubfolderIsAClassAndAFileATextWithItsLines() throws Exception {
        for (String name : List.of("지지", "반대", ".git")) {
            Files.createDirectory(folder.resolve(name));
        }
        write(folder.resolve("지지/2"), "I agree.\nFully.\n");
        write(folder.resolve("지지/1.txt"), "Yes");
        write(folder.resolve("지지/.1.txt.swp"), "No");
        write(folder.resolve("반대/a.eml"), "No");
        write(folder.resolve("반대/b.txt"), " \n");
        write(folder.resolve(".git/c.txt"), "No");
        String options = """
                {'source': '%s', 'format': 'folders', 'tokenizer': 'character', 'on-error': 'skip',
                 'split': {'train': 1, 'validation': 0}}""";
        SequenceData data = open(options.formatted(folder));
        assertThat(examples(data, TRAIN)).containsExactly("반대: No", "지지: Yes", "지지: I agree.\nFully.");
        assertThat(data.summary()).containsEntry("skipped", 1).containsEntry("hidden files ignored", 2);

        Path beside = write(folder.resolve("README"), "Texts");
        assertThatThrownBy(() -> open(options.formatted(folder)))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "data.source = %s: README lies beside the subfolders, but only files in them are read; move it"
                                .formatted(folder));
        assertThatThrownBy(() -> open(options.formatted(beside)))
                .isInstanceOf(UserException.class)
                .hasMessage("data.source = %s is a file, but must be a folder with subfolders".formatted(beside));
        assertThatThrownBy(() -> open(options.formatted(folder.resolve(".git"))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("c.txt lies beside the subfolders");
    }

    @Test
    void unknownTokensReplaceThoseOfTrainingBatchesOnly() {
        Path file = write(
                folder.resolve("train.txt"),
                "1 good film good film good film\n0 good film good film good film\n".repeat(10));
        String options = """
                {'source': '%s', 'test': '%<s', 'tokenizer': '%s', 'unknown-rate': 0.3, 'split': {'train': 1, 'validation': 0}}""";
        SequenceData data = open(options.formatted(file, "word"));
        List<String> training = examples(data, TRAIN);
        assertThat(String.join(" ", training)).contains("good", "film", "<unk>");
        assertThat(examples(data, TRAIN)).isEqualTo(training); // the same plan
        assertThat(examples(data, TEST))
                .containsOnly("1: good film good film good film", "0: good film good film good film");
        assertThatThrownBy(() -> open(options.formatted(file, "byte")))
                .isInstanceOf(UserException.class)
                .hasMessage("data.unknown-rate = 0.3, but tokens of the codec \"byte\" are never unknown; set it to 0");
    }

    @Test
    void otherEncodingsAreRead() throws Exception {
        Path file = folder.resolve("cp949.txt");
        Files.write(file, "1 좋은 영화\n0 나쁜 영화\n0 나쁜\n".getBytes(Charset.forName("MS949")));
        SequenceData data =
                open("{'source': '%s', 'encoding': 'MS949', 'split': {'train': 1, 'validation': 0}}".formatted(file));
        assertThat(examples(data, TRAIN)).containsExactly("1: 좋은 영화", "0: 나쁜 영화", "0: 나쁜");
    }

    @Test
    void partsWithOwnFilesAreEncodedWithTheVocabularyOfTheTrainingPart() {
        Path train = write(folder.resolve("train.txt"), "1 good film\n0 bad film\n0 bad\n");
        Path test = write(folder.resolve("test.txt"), "0 awful film\n");
        SequenceData data = open("""
                {'source': '%s', 'validation': '%s', 'test': '%2$s'}""".formatted(train, test));
        assertThat(data.size(TRAIN)).isEqualTo(3);
        assertThat(examples(data, TEST)).containsExactly("0: <unk> film");
        assertThat(data.summary())
                .containsEntry("test tokens", 2L)
                .containsEntry("unknown test tokens", 1L)
                .containsEntry("classes", 2)
                .containsEntry("train sequences", 3L);
    }

    @Test
    void anotherFileBecomesTheTestPartOfATrainedModel() throws Exception {
        Path train = write(folder.resolve("train.txt"), "1 good film\n0 bad film\n0 bad\n");
        Path other = write(folder.resolve("other.txt"), "0 awful film\n");
        var options = (ObjectNode) new ObjectMapper().readTree("""
                {"source": "%s", "validation": "%1$s", "split": {"train": 1, "validation": 0}}""".formatted(train));
        var source = new LabelledTextSource();
        SequenceData data = source.open(
                source.onlyTest(options, List.of(other.toString())),
                source.open(options, null).codec());
        assertThat(data.size(TRAIN) + data.size(VALIDATION)).isZero();
        assertThat(examples(data, TEST)).containsExactly("0: <unk> film");
        assertThat(data.report().warnings()).isEmpty();
    }

    @Test
    void theReportWarnsOfImbalanceDuplicatesOverlapAndCuts() {
        Path train = write(folder.resolve("train.txt"), "a one two three\n" + "b x\n".repeat(11));
        Path test = write(folder.resolve("test.txt"), "a x\nb y\n");
        SequenceData data = open("""
                {'source': '%s', 'test': '%s', 'max-length': 2, 'split': {'train': 1, 'validation': 0}}""".formatted(train, test));
        assertThat(data.report().warnings())
                .containsExactly(
                        "1 texts are longer than data.max-length = 2 and were truncated",
                        "classes are uneven: 11 training sequences of \"b\", 1 of \"a\"; see macro F1, and"
                                + " model.class-weights",
                        "10 of 12 training sequences are duplicates",
                        "1 of 2 test sequences are also in the training split, so its score is too good");
        assertThat(data.report().samples()).containsExactly("a: one two", "b: x");
        assertThat(data.report().lengths().get(TEST)).containsExactly(1, 1);
        assertThat(data.report().classes().get("b")).containsEntry(TRAIN, 11L).containsEntry(TEST, 1L);
    }

    @Test
    void wordVectorsStartTheEmbedding() {
        Path train = write(folder.resolve("train.txt"), "1 Good film\n0 bad film\n0 bad\n");
        Path vectors = write(folder.resolve("vectors.txt"), "good 1 2\nfilm 3 4\nother 5 6\n");
        SequenceData data = open("""
                {'source': '%s', 'vectors': '%s', 'split': {'train': 1, 'validation': 0}}""".formatted(train, vectors));
        var input = (InputSpec.Tokens) data.input();
        int good = ((TextSide) ((TwoSidedCodec<?, ?>) data.codec()).source())
                .text()
                .encode("Good")[0];
        assertThat(input.start().orElseThrow().rows()[good]).containsExactly(1, 2);
        assertThat(data.summary()).containsEntry("tokens with a vector", 2);
    }

    @Test
    void theBuiltInSentencesCannotBeToldByTheirWords() {
        SequenceData data = open("{'source': 'comparisons', 'split': {'train': 0.6, 'validation': 0, 'test': 0.4}}");
        assertThat(data.size(TRAIN) + data.size(TEST)).isEqualTo(13 * 12 * 6);
        assertThat(data.baselines(TEST))
                .containsOnlyKeys(
                        "most frequent class",
                        "naive Bayes, tokens and pairs",
                        "logistic regression, tokens and pairs");
        assertThat(data.baselines(TEST)
                        .get("naive Bayes, tokens and pairs")
                        .main()
                        .value())
                .isBetween(0.403, 0.404);
    }
}
