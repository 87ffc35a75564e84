package org.rnn4j.datasets.drawing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.rnn4j.core.io.AtomicFile;

/** Writes a sheet as SVG, in units of the drawings, so that the program reads the same points again. */
final class SvgSheet {
    private static final String GIVEN = "#3070c0";
    private static final String DRAWN = "#202020";

    private SvgSheet() {}

    static void write(Sheet sheet, Path file) {
        AtomicFile.write(file, out -> out.write(text(sheet).getBytes(StandardCharsets.UTF_8)));
    }

    static String text(Sheet sheet) {
        StringBuilder text = new StringBuilder();
        text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %s %s\" %s=\"%s\">\n"
                .formatted(number(sheet.width()), number(sheet.height()), SvgFile.UNITS, SvgFile.OWN_UNITS));
        text.append(
                "<style>path { fill: none; stroke-width: %s; stroke-linecap: round; stroke-linejoin: round }</style>\n"
                        .formatted(number(sheet.pen())));
        for (Sheet.Stroke stroke : sheet.strokes()) {
            text.append("<path stroke=\"")
                    .append(stroke.given() ? GIVEN : DRAWN)
                    .append("\" d=\"M");
            append(text, stroke.line().points());
            text.append("\"/>\n");
        }
        return text.append("</svg>\n").toString();
    }

    private static void append(StringBuilder text, List<double[]> points) {
        for (int i = 0; i < points.size(); i++) {
            text.append(i == 0 ? "" : i == 1 ? " L" : " ");
            text.append(number(points.get(i)[0])).append(' ').append(number(points.get(i)[1]));
        }
        if (points.size() == 1) {
            text.append(" h0"); // a dot
        }
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
