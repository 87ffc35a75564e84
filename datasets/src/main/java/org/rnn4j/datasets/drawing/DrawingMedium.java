package org.rnn4j.datasets.drawing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.sequence.Made;
import org.rnn4j.core.sequence.Medium;
import org.rnn4j.core.sequence.Piece;
import org.rnn4j.datasets.examples.InputFiles;

/** Sheets of drawings as SVG or PNG; the beginning of a drawing is an SVG file. */
record DrawingMedium(DrawingCodec codec) implements Medium {

    @Override
    public List<String> reads() {
        return List.of("svg");
    }

    @Override
    public List<String> writes() {
        return List.of("svg", "png");
    }

    @Override
    public Piece read(Path file) {
        Drawing drawing = codec.svg().read(new InputFiles(StandardCharsets.UTF_8, Map.of()).read("--prompt", file));
        return new Piece.Steps(codec.beginning(drawing.points()));
    }

    @Override
    public List<Path> write(Path file, List<Made> made, int columns) {
        List<Sheet.Cell> cells = made.stream().map(this::cell).toList();
        Sheet sheet = Sheet.of(cells, columns);
        if (Medium.hasEnding(file, List.of("png"))) {
            PngSheet.write(sheet, file);
        } else {
            SvgSheet.write(sheet, file);
        }
        return List.of(file);
    }

    private Sheet.Cell cell(Made made) {
        return new Sheet.Cell(codec.points((Piece.Steps) made.piece()), made.prompt());
    }
}
