package org.rnn4j.datasets.classification.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.awt.Color;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.picture.file.PictureFiles;

class LabelledImagesSourceTest {
    @TempDir
    Path folder;

    private static SequenceData open(String yaml) throws IOException {
        ObjectNode options = (ObjectNode) new YAMLMapper().readTree("{" + yaml + "}");
        return new LabelledImagesSource().open(options, null);
    }

    private Path idx(String name, int magic, int count, int... values) throws IOException {
        boolean isPictures = magic == 0x803;
        ByteBuffer bytes = ByteBuffer.allocate((isPictures ? 16 : 8) + values.length)
                .putInt(magic)
                .putInt(count);
        if (isPictures) {
            bytes.putInt(2).putInt(3);
        }
        for (int value : values) {
            bytes.put((byte) value);
        }
        return Files.write(folder.resolve(name), bytes.array());
    }

    @Test
    void foldersAreClasses() throws IOException {
        for (int i = 0; i < 10; i++) {
            for (String name : new String[] {"red", "blue"}) {
                Path file = folder.resolve("photos/%s/%d.png".formatted(name, i));
                Files.createDirectories(file.getParent());
                Color color = name.equals("red") ? new Color(150 + i, 0, 0) : new Color(0, 0, 150 + i);
                Files.write(file, PictureFiles.bytes(PictureFiles.plain(5, 5, color), "png"));
            }
        }
        SequenceData data = open("source: %s, height: 4, width: 4, split: {train: 0.5, validation: 0.5}"
                .formatted(folder.resolve("photos")));
        assertThat(data.input()).isEqualTo(new InputSpec.Images(3, 4, 4));
        assertThat(data.summary()).containsEntry("classes", 2).containsEntry("train pictures", 10L);
        assertThat(data.baselines(Split.VALIDATION)
                        .get("nearest neighbour, by pixels")
                        .main()
                        .value())
                .isEqualTo(1);
        assertThat(data.baselines(Split.VALIDATION)
                        .get("logistic regression, by pixels")
                        .main()
                        .value())
                .isEqualTo(1);
        PredictionCodec saved =
                new LabelledImagesCodecFormat().read(data.codec().toJson());
        assertThat(saved.toJson()).isEqualTo(data.codec().toJson());
    }

    @Test
    void theRowsOfAPictureAreTimeSteps() throws IOException {
        Path pictures = idx("p.idx", 0x803, 2, 0, 1, 2, 3, 4, 5, 255, 255, 255, 255, 255, 255);
        Path labels = idx("l.idx", 0x801, 2, 7, 9);
        SequenceData data = open(
                "source: %s, format: {type: idx, labels: %s}, as: rows, height: 2, width: 3, channels: gray, split: {train: 1, validation: 0}"
                        .formatted(pictures, labels));
        assertThat(data.input()).isEqualTo(new InputSpec.Vectors(3));
        SequenceBatch batch =
                data.batches(Split.TRAIN, new BatchPlan(2, 1, 1)).iterator().next();
        RealVectors rows = (RealVectors) batch.inputs();
        int first = batch.examples()[0] == 0 ? 0 : 1;
        double mean = data.codec().toJson().path("means").get(0).asDouble();
        double deviation = data.codec().toJson().path("deviations").get(0).asDouble();
        for (int y = 0; y < 2; y++) {
            for (int x = 0; x < 3; x++) {
                assertThat(Math.round(rows.at(first, x, y) * deviation + mean)).isEqualTo(3L * y + x);
            }
        }
    }

    @Test
    void filesThatDoNotBelongTogetherAreErrors() throws IOException {
        Path pictures = idx("p.idx", 0x803, 1, 0, 1, 2, 3, 4, 5);
        Path labels = idx("l.idx", 0x801, 2, 7, 9);
        assertThatThrownBy(() -> open("source: %s, format: {type: idx, labels: %s}".formatted(pictures, labels)))
                .hasMessage("%s has 1 pictures, but %s 2 labels; use files that belong together"
                        .formatted(pictures, labels));
        assertThatThrownBy(() -> open("source: %s, format: {type: idx, labels: []}".formatted(pictures)))
                .hasMessage(
                        "data.source names 1 files and data.format.labels 0; every file of pictures needs one of labels");
        assertThatThrownBy(() -> open("source: shapes, format: shapes"))
                .hasMessage("data.format = shapes has captions and no classes; use data.type = captioned-images");
    }
}
