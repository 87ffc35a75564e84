package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model that draws squares, through the commands that a user types. */
class GenerationCommandsTest {
    private static final Pattern PLACE = Pattern.compile("(-?[0-9.]+) (-?[0-9.]+)");

    @TempDir
    static Path folder;

    private static Path model;

    @BeforeAll
    static void train() throws IOException {
        Random random = new Random(1);
        StringBuilder squares = new StringBuilder();
        for (int i = 0; i < 256; i++) {
            int side = 20 + random.nextInt(41);
            squares.append("0,0,0 %1$d,0,0 0,%1$d,0 -%1$d,0,0 0,-%1$d,1\n".formatted(side));
        }
        Path data = Files.writeString(folder.resolve("squares.txt"), squares);
        Path job = Files.writeString(folder.resolve("squares.yaml"), """
                task: generation
                data: {type: drawings, source: %s, split: {train: 0.8, validation: 0.2}}
                model: {cell: gru, hidden-size: 24, layers: 1, components: 2, sigma-floor: 0.05}
                training: {batch-size: 16, epochs: 50, optimizer: {type: adam, learning-rate: 0.01}}
                sample: {length: 20, temperature: 0.1}
                """.formatted(data));
        Ran train = Ran.rnn4j("train", job, "--out", folder.resolve("run"));
        assertThat(train.exitCode()).as(train.err()).isZero();
        model = folder.resolve("run/best.zip");
        assertThat(train.out())
                .contains("nats a point  offset nats  pen nats")
                .contains("one normal distribution")
                .contains("generate %s --out made.svg".formatted(model));
    }

    private static List<double[]> places(Path svg) throws IOException {
        String path = Files.readString(svg)
                .lines()
                .filter(line -> line.startsWith("<path"))
                .reduce("", String::concat);
        return PLACE.matcher(path)
                .results()
                .map(place -> new double[] {Double.parseDouble(place.group(1)), Double.parseDouble(place.group(2))})
                .toList();
    }

    @Test
    void drawsSquaresAndContinuesThem() throws IOException {
        Path out = folder.resolve("square.svg");
        Ran made = Ran.rnn4j("generate", model, "--out", out, "--seed", 3);
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.out().strip()).isEqualTo(out.toString());
        assertThat(made.err()).contains("1 piece with 5 steps in ").contains("; seed 3");
        assertSquare(places(out), 20, 60);
        for (int side : new int[] {25, 55}) {
            Path half = Files.writeString(folder.resolve("half.svg"), """
                    <svg data-units="model"><polyline points="0,0 %1$d,0 %1$d,%1$d"/></svg>
                    """.formatted(side));
            Ran whole = Ran.rnn4j("generate", model, "--out", out, "--prompt", half, "--temperature", 0);
            assertThat(whole.exitCode()).as(whole.err()).isZero();
            assertThat(whole.err()).contains("1 piece with 2 steps");
        }
    }

    private static void assertSquare(List<double[]> places, double least, double most) {
        assertThat(places).hasSize(5);
        double side = places.get(1)[0] - places.get(0)[0];
        assertThat(side).isBetween(least - 8, most + 8);
        assertThat(places.get(2)[1] - places.get(1)[1]).isCloseTo(side, within(8.0));
        assertThat(places.get(4)).containsExactly(places.get(0), within(12.0));
    }

    @Test
    void aSheetHasRowsOfRisingTemperature() {
        Path out = folder.resolve("sheet.svg");
        Object[] command = {
            "generate", model, "--out", out, "--rows", 3, "--columns", 4, "--temperature", "0.1..0.9", "--json"
        };
        Ran made = Ran.rnn4j(command);
        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(made.lastLineOfOut())
                .contains("\"temperature\":0.1")
                .contains("\"temperature\":0.5")
                .contains("\"temperature\":0.9")
                .contains("\"files\":[\"" + out + "\"]");
        assertThat(out).content().contains("<path").contains("data-units=\"model\"");
    }

    @Test
    void theSameSeedDrawsTheSame() throws IOException {
        Path one = folder.resolve("one.svg");
        Path two = folder.resolve("two.svg");
        Ran.rnn4j("generate", model, "--out", one, "--temperature", 1, "--seed", 5);
        Ran.rnn4j("generate", model, "--out", two, "--temperature", 1, "--seed", 5);
        assertThat(two).hasSameTextualContentAs(one);
        Ran.rnn4j("generate", model, "--out", two, "--temperature", 1, "--seed", 6);
        assertThat(Files.readString(two)).isNotEqualTo(Files.readString(one));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " | MODEL is a model for task = generation, which generates files, not text; add --out FILE.svg",
                "--rows 3 | --rows is for pieces in a file; add --out FILE",
                "--out a.mid | --out = a.mid, but the model writes files whose names end in .svg or .png",
                "--out nowhere/a.svg | --out = nowhere/a.svg, but there is no folder HERE/nowhere; create it",
                "--out a.svg --prompt house | --prompt = house, but the model continues files whose names end in .svg",
                "--out a.svg --prompt house.svg | --prompt = house.svg: no such file",
                "--out a.svg --temperature 0.2..1 | --temperature = 0.2..1.0 is for the rows of a sheet; add --out FILE --rows N, or give one number",
                "--out a.svg --rows 2 --temperature 0.2..x | --temperature = 0.2..x, but must be a number in [0, 100], such as 0.8, or two of them for the rows of a sheet, such as 0.2..1.0",
                "--out a.svg --top-k 3 | --top-k and --top-p are for models of tokens; leave them out",
                "--out a.svg --stop x | --stop = x is for text; leave it out",
                "--out a.svg --seconds 3 | --seconds = 3.0, but pieces of this model take no time; use --length",
                "--out a.svg --rows 0 | --rows = 0, but must be in [1, 1000]"
            })
    void saysWhatCannotBeGenerated(String options, String message) {
        List<Object> words = new ArrayList<>(List.of("generate", model));
        if (options != null) {
            words.addAll(List.of(options.split(" ", -1)));
        }
        Ran failed = Ran.rnn4j(words.toArray());
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.lastLineOfErr())
                .isEqualTo("error: "
                        + message.replace("MODEL", model.toString())
                                .replace("HERE", Path.of("").toAbsolutePath().toString()));
    }

    @Test
    void predictAndChatSayWhatToUseInstead() {
        Path lines = folder.resolve("squares.txt");
        assertThat(Ran.rnn4j("predict", model, lines).lastLineOfErr())
                .isEqualTo(
                        "error: %s is a model for task = generation and its codec \"drawings\" reads no requests; use generate"
                                .formatted(model));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "model.bidirectional=true | model.bidirectional = true, but task = generation predicts each step from those before it; leave it out",
                "model.residual-output=true | model.residual-output = true, but that needs steps of real values that are also the next inputs, and the data has inputs: vectors of 5 numbers, targets: the next point of a drawing at every step; leave it out",
                "training.own-input=5 | training.own-input = 5, but that needs steps of real values that are also the next inputs, and the data has inputs: vectors of 5 numbers, targets: the next point of a drawing at every step; leave it out"
            })
    void optionsThatDoNotApplyAreErrors(String setting, String message) {
        Ran failed =
                Ran.rnn4j("train", folder.resolve("squares.yaml"), "--set", setting, "--out", folder.resolve("none"));
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.lastLineOfErr()).isEqualTo("error: " + message);
    }
}
