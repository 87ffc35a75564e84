package org.rnn4j.datasets.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rnn4j.datasets.tagging.TaggedFixture.open;
import static org.rnn4j.datasets.tagging.TaggedFixture.sentences;
import static org.rnn4j.datasets.tagging.TaggedFixture.words;
import static org.rnn4j.datasets.tagging.TaggedFixture.write;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.DataReport;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.WordIds;
import org.rnn4j.core.sequence.Split;

class TaggedSourceTest {
    private static final String KNOWN = "'words': {'unknown-rate': 0}, ";
    private static final String ALL = KNOWN + "'split': {'train': 1, 'validation': 0}, 'source': ";

    @TempDir
    Path folder;

    @Test
    void blanksPartColumnsAndTheLastIsTheTag() {
        Path file = file("a.txt", "The DT B-NP\ncat NN I-NP\n\n고양이가 NNG B-NP\n\n\n");
        assertThat(sentences(open("{" + ALL + quoted(file) + "}"), Split.TRAIN))
                .containsExactlyInAnyOrder("the/B-NP cat/I-NP", "고양이가/B-NP");
    }

    @Test
    void tabsPartColumnsWhereALineHoldsOne() {
        Path file = file("a.tsv", "New York\tPLACE\r\nis\tVERB\r\n\r\n");
        assertThat(sentences(open("{" + ALL + quoted(file) + "}"), Split.TRAIN))
                .containsExactly("new york/PLACE is/VERB");
    }

    @Test
    void columnsAreChosenByNumberOrName() {
        Path file = file("a.txt", "B-NP cat NN\n");
        for (String format : List.of(
                "{'type': 'conll', 'word': 2, 'tag': 1}",
                "{'type': 'conll', 'columns': ['chunk', 'word', 'pos'], 'word': 'word', 'tag': 'chunk'}")) {
            assertThat(sentences(open("{'format': " + format + ", " + ALL + quoted(file) + "}"), Split.TRAIN))
                    .containsExactly("cat/B-NP");
        }
    }

    @Test
    void aHashIsAWordInColumns() {
        Path file = file("a.txt", "# # B-NP\n80 CD I-NP\n");
        assertThat(sentences(open("{" + ALL + quoted(file) + "}"), Split.TRAIN)).containsExactly("#/B-NP 80/I-NP");
    }

    @Test
    void documentMarksAreNoSentences() {
        Path file = file("a.txt", "-DOCSTART- O\n\nEU B-ORG\n");
        assertThat(sentences(open("{" + ALL + quoted(file) + "}"), Split.TRAIN)).containsExactly("eu/B-ORG");
    }

    @Test
    void aDocumentMarkAtTheStartOfASentenceLeavesTheSentence() {
        Path file = file("a.txt", "-DOCSTART- -X- O\nEU NN B-ORG\nsays VB O\n\n-DOCSTART-\n\nSeoul NN B-LOC\n");
        assertThat(sentences(open("{" + ALL + quoted(file) + "}"), Split.TRAIN))
                .containsExactlyInAnyOrder("eu/B-ORG says/O", "seoul/B-LOC");
    }

    @Test
    void linesWithThePrefixOfCommentsAreNoWords() {
        Path file = file("a.txt", "# id 1 news\n#1\tB-NP\n# \n#\nof\tO\n\n#\tO\n");
        SequenceData data = open("{'format': {'type': 'conll', 'comments': '# '}, " + ALL + quoted(file) + "}");
        assertThat(sentences(data, Split.TRAIN)).containsExactlyInAnyOrder("#1/B-NP of/O", "#/O");
        assertThat(data.report().warnings()).noneMatch(warning -> warning.contains("comments"));
    }

    @Test
    void aTagThatLooksLikePartOfACommentIsReported() {
        String rows = "# id=1\n# lang=ko\n서울 B-LOC\n# O\n\n# lang=ko\n# O\n";
        Path file = file("a.txt", rows + "x O\n");
        assertThat(open("{" + ALL + quoted(file) + "}").report().warnings())
                .contains(
                        "%s:1: the tag id=1 occurs only with the word # at the start of sentences; if such lines are comments, set data.format.comments to \"# \""
                                .formatted(file));
        Path without = file("b.txt", "# O\n서울 B-LOC\n\nx O\n");
        assertThat(open("{" + ALL + quoted(without) + "}").report().warnings())
                .noneMatch(warning -> warning.contains("comments"));
    }

    @Test
    void universalRowsPassOverCommentsRangesAndEmptyNodes() {
        Path file = file("a.conllu", """
                # sent_id = 1
                # text = vámonos al mar
                1-2	vámonos	_	_	_	_	_	_	_	_
                1	vamos	ir	VERB	_	_	0	root	_	_
                2	nos	nosotros	PRON	_	_	1	obj	_	_
                2.1	fuimos	ir	VERB	_	_	_	_	_	_

                1	한국은	한국+은	PROPN	NNP+JX	_	0	root	_	_
                """);
        assertThat(sentences(open("{'format': 'conllu', " + ALL + quoted(file) + "}"), Split.TRAIN))
                .containsExactlyInAnyOrder("vamos/VERB nos/PRON", "한국은/PROPN");
        assertThat(sentences(
                        open("{'format': {'type': 'conllu', 'word': 'lemma', 'tag': 'deprel'}, " + ALL + quoted(file)
                                + "}"),
                        Split.TRAIN))
                .containsExactlyInAnyOrder("ir/root nosotros/obj", "한국+은/root");
    }

    @Test
    void linesOfParallelFilesBelongTogether() {
        write(folder.resolve("train/seq.in"), "play  jazz \nbook 두 명\n");
        write(folder.resolve("train/seq.out"), "O B-genre\nO B-number I-number\n");
        assertThat(sentences(
                        open("{'format': 'parallel', " + ALL + quoted(folder.resolve("train")) + "}"), Split.TRAIN))
                .containsExactlyInAnyOrder("play/O jazz/B-genre", "book/O 두/B-number 명/I-number");
    }

    @Test
    void sentencesAreSharedOutByASeed() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            text.append("word").append(i).append(" X\n\n");
        }
        String source = quoted(file("a.txt", text.toString()));
        SequenceData data =
                open("{'split': {'train': 0.7, 'validation': 0.2, 'test': 0.1}, 'source': %s}".formatted(source));
        assertThat(data.size(Split.TRAIN)).isEqualTo(70);
        assertThat(data.size(Split.VALIDATION)).isEqualTo(20);
        assertThat(data.size(Split.TEST)).isEqualTo(10);
        assertThat(data.summary()).containsEntry("unknown test words", 10L);
    }

    @Test
    void anOwnValidationFileLeavesAllOfTheSourceToTraining() {
        SequenceData data = open("{'source': %s, 'validation': %s}"
                .formatted(quoted(file("a.txt", "a X\n\nb Y\n")), quoted(file("b.txt", "b Y\n"))));
        assertThat(data.size(Split.TRAIN)).isEqualTo(2);
        assertThat(sentences(data, Split.VALIDATION)).containsExactly("b/Y");
    }

    @Test
    void onlyTrainingWordsAreKnown() {
        SequenceData data =
                trainAndTest("Cat X\n7 X\n7 X\n", "cat X\nCat X\n8 X\n", "'words': {'lower-case': false}, ");
        assertThat(sentences(data, Split.TEST)).containsExactly("?/X Cat/X ?/X");
        assertThat(data.input()).isEqualTo(new InputSpec.Words(3, 3, java.util.Optional.empty()));
        assertThat(data.output()).isEqualTo(new OutputSpec.Tags(List.of("X")));
    }

    @Test
    void caseIsDroppedUnlessItIsKept() {
        SequenceData data = trainAndTest("Cat X\ncat X\n", "CAT X\n", "");
        assertThat(sentences(data, Split.TEST)).containsExactly("cat/X");
    }

    @Test
    void caseAndDigitsMayBeDropped() {
        SequenceData data = trainAndTest(
                "Cat X\n17 X\n", "cAT X\n42 X\n", "'words': {'lower-case': true, 'digits-to-zero': true}, ");
        assertThat(sentences(data, Split.TEST)).containsExactly("cat/X 00/X");
    }

    @Test
    void koreanIsOneWordInAnyNormalization() {
        String decomposed = java.text.Normalizer.normalize("한국", java.text.Normalizer.Form.NFD);
        assertThat(sentences(
                        trainAndTest("한국 X\n한국 X\n", decomposed + " X\n", "'words': {'normalize': 'nfd'}, "),
                        Split.TEST))
                .containsExactly(decomposed + "/X");
        assertThat(sentences(trainAndTest("한국 X\n", decomposed + " X\n", ""), Split.TEST))
                .containsExactly("?/X");
    }

    @Test
    void rareWordsAreUnknownThoughTrainingSawThem() {
        SequenceData data =
                trainAndTest("a X\na X\nb X\nb X\nc X\n", "a X\nb X\nc X\nd X\n", "'words': {'min-count': 2}, ");
        assertThat(sentences(data, Split.TEST)).containsExactly("a/X b/X ?/X ?/X");
        assertThat(data.summary()).containsEntry("unknown test words", 1L);
        assertThat(sentences(trainAndTest("a X\na X\nb X\n", "b X\n", "'words': {'max-vocabulary': 2}, "), Split.TEST))
                .containsExactly("?/X");
    }

    @Test
    void trainingShowsWordsThatStandOnceAsUnknownAtTimes() {
        StringBuilder text = new StringBuilder("twice X\ntwice X\n");
        for (int i = 0; i < 1_000; i++) {
            text.append("once").append(i).append(" X\n");
        }
        SequenceData data = open("{'split': {'train': 1, 'validation': 0}, 'source': %s}"
                .formatted(quoted(file("a.txt", text.toString()))));
        String first = sentences(data, Split.TRAIN).get(0);
        assertThat(first).startsWith("twice/X twice/X");
        assertThat(first.chars().filter(c -> c == '?').count()).isBetween(430L, 570L);
        assertThat(sentences(data, Split.TRAIN).get(0)).as("the same plan").isEqualTo(first);
    }

    @Test
    void charactersAreThoseThatTrainingSawTwice() {
        SequenceData data = trainAndTest("aab X\n", "aba X\nb X\n", "");
        SequenceBatch batch =
                data.batches(Split.TEST, new BatchPlan(2, 1, 0)).iterator().next();
        assertThat(((WordIds) batch.inputs()).characters()).isDeepEqualTo(new int[][] {{1, 2, 1}, {2}});
        assertThat(((InputSpec.Words) data.input()).characters()).isEqualTo(3);
    }

    @Test
    void withoutCharactersWordsAreTokens() {
        SequenceData data = trainAndTest("aab X\n", "aba X\n", "'characters': false, ");
        assertThat(data.input()).isEqualTo(new InputSpec.Tokens(2));
        assertThat(data.batches(Split.TEST, new BatchPlan(2, 1, 0))
                        .iterator()
                        .next()
                        .inputs())
                .isInstanceOf(TokenIds.class);
    }

    @Test
    void shorterSentencesArePadded() {
        Path file = file("a.txt", "aa X\nb Y\nc X\n\nd Y\n");
        SequenceBatch batch = open("{" + ALL + quoted(file) + "}")
                .batches(Split.TRAIN, new BatchPlan(2, 1, 0))
                .iterator()
                .next();
        assertThat(batch.lengths()).containsExactlyInAnyOrder(1, 3);
        assertThat(words(batch.inputs()).time()).isEqualTo(3);
        int shorter = batch.lengths()[0] == 1 ? 0 : 1;
        assertThat(Arrays.asList(((WordIds) batch.inputs()).characters()).subList(3 * shorter + 1, 3 * shorter + 3))
                .allSatisfy(spelling -> assertThat(spelling).isEmpty());
        assertThat(batch.examples()[shorter]).isEqualTo(1);
    }

    @Test
    void aSchemeIsTurnedIntoAnother() {
        Path file = file("a.txt", "a I-NP\nb I-NP\nc B-NP\nd O\n");
        assertThat(sentences(open("{'scheme': 'iob2', " + ALL + quoted(file) + "}"), Split.TRAIN))
                .containsExactly("a/B-NP b/I-NP c/B-NP d/O");
        SequenceData bioes = open("{'scheme': 'bioes', " + ALL + quoted(file) + "}");
        assertThat(sentences(bioes, Split.TRAIN)).containsExactly("a/B-NP b/E-NP c/S-NP d/O");
        assertThat(((OutputSpec.Tags) bioes.output()).tags()).containsExactly("B-NP", "E-NP", "I-NP", "O", "S-NP");
    }

    @Test
    void whatBeginsMayGoOn() {
        SequenceData data = trainAndTest("a B-LST\nb O\n", "a B-LST\nb I-LST\n", "");
        assertThat(((OutputSpec.Tags) data.output()).tags()).containsExactly("B-LST", "I-LST", "O");
        assertThat(data.report().warnings())
                .contains("no training sentence has I-LST, although the spans of the other tags suggest it");
    }

    @Test
    void longSentencesAreCutAndCounted() {
        String file = quoted(file("a.txt", "a X\n".repeat(50_000) + "\nb X\n"));
        SequenceData cut = open("{'max-length': 3, " + ALL + file + "}");
        assertThat(sentences(cut, Split.TRAIN)).containsExactlyInAnyOrder("a/X a/X a/X", "b/X");
        assertThat(cut.report().warnings()).contains("1 sentence is longer than data.max-length = 3 and truncated");
        SequenceData skipped = open("{'max-length': 3, 'too-long': 'skip', " + ALL + file + "}");
        assertThat(sentences(skipped, Split.TRAIN)).containsExactly("b/X");
        assertThat(skipped.report().warnings()).contains("1 sentence is longer than data.max-length = 3 and skipped");
    }

    @Test
    void theMostFrequentTagOfAWordIsTheBaseline() {
        SequenceData data = trainAndTest("a X\na X\na Y\nb Y\n\nc X\n", "a X\nb X\nd X\n", "");
        Map<String, Score> baselines = data.baselines(Split.TEST);
        assertThat(baselines).containsOnlyKeys("most frequent tag of the word");
        assertThat(baselines.values().iterator().next().main().value()).isEqualTo(2 / 3.0);
        assertThat(data.baselines(Split.VALIDATION)).isEmpty();
    }

    @Test
    void theReportTellsWhatANetworkWillSee() {
        SequenceData data = trainAndTest("a X\nb Y\n\na X\nb Y\n\nc X\n", "a X\nb Y\n\nd X\n", "");
        DataReport report = data.report();
        assertThat(report.lengths().get(Split.TRAIN)).containsExactly(2, 2, 1);
        assertThat(report.classes().get("X")).containsEntry(Split.TRAIN, 3L).containsEntry(Split.TEST, 2L);
        assertThat(report.samples()).containsExactly("a/X b/Y", "a/X b/Y", "c/X");
        assertThat(report.warnings())
                .containsExactly(
                        "1 of 3 training sentences are duplicates",
                        "1 of 2 test sentences are also in the training split, so its score is too good",
                        "33.3 % of the test words are not in the training split");
    }

    @Test
    void vectorsBelongToTheWordsOfTheVocabulary() {
        Path vectors = file("v.txt", "cat 1 2\ndog 3 4\n");
        SequenceData data = trainAndTest("Cat X\na X\na X\n", "a X\n", "'vectors': " + quoted(vectors) + ", ");
        float[][] rows = ((InputSpec.Words) data.input()).start().orElseThrow().rows();
        assertThat(rows).isDeepEqualTo(new float[][] {null, {1, 2}, null});
        assertThat(data.summary()).containsEntry("words with a vector", 1);
    }

    @Test
    void theBuiltInDatesNeedNoFile() {
        SequenceData data = open("{}");
        assertThat(((OutputSpec.Tags) data.output()).tags())
                .containsExactly("B-amount", "B-date", "B-time", "I-amount", "I-date", "I-time", "O");
        assertThat(data.report().lengths().get(Split.TRAIN)).hasSize(1_080);
        assertThat(data.baselines(Split.VALIDATION)
                        .values()
                        .iterator()
                        .next()
                        .main()
                        .value())
                .isBetween(0.559, 0.560);
        assertThat(open("{}").sha256()).isEqualTo(data.sha256());
    }

    @Test
    void otherFilesMayBecomeTheTestPartOfATrainedModel() {
        SequenceData trained = trainAndTest("a X\nb Y\n", "a X\n", "");
        Path other = file("other.txt", "b Y\nc X\n");
        SequenceData data = open(
                new TaggedSource()
                        .onlyTest(JsonNodeFactory.instance.objectNode(), List.of(other.toString()))
                        .toString(),
                trained.codec());
        assertThat(sentences(data, Split.TEST)).containsExactly("b/Y ?/X");
        assertThat(data.size(Split.TRAIN)).isZero();
        assertThat(data.baselines(Split.TEST)).isEmpty();
        assertThat(data.scorer(Split.TEST)).isPresent();
    }

    private SequenceData trainAndTest(String train, String test, String more) {
        String known = more.contains("'words'") ? "" : KNOWN;
        return open("{'split': {'train': 1, 'validation': 0}, %s%s'source': %s, 'test': %s}"
                .formatted(known, more, quoted(file("train.txt", train)), quoted(file("test.txt", test))));
    }

    private Path file(String name, String text) {
        return write(folder.resolve(name), text);
    }

    private static String quoted(Path file) {
        return "'" + file + "'";
    }
}
