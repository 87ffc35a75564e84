package org.rnn4j.cli.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.rnn4j.core.sequence.PredictedValue.Alignment;

/** A caption on an {@link AttentionSheet}. */
final class AttentionFigure {
    private static final int SIDE = 110; // of a picture, in pixels of the page

    private final AttentionSheet.Captioned captioned;
    private final List<BufferedImage> pictures;

    AttentionFigure(AttentionSheet.Captioned captioned) {
        this.captioned = captioned;
        pictures = captioned.pictures().stream().map(AttentionFigure::image).toList();
    }

    private static BufferedImage image(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // bytes that this program wrote
        }
    }

    String html() {
        StringBuilder html = new StringBuilder("<figure><figcaption><b>%s</b> <code>%s</code>%n"
                .formatted(SheetStyle.escaped(captioned.caption().text()), SheetStyle.escaped(captioned.name())));
        captioned
                .references()
                .forEach(text -> html.append("<br>right: ")
                        .append(SheetStyle.escaped(text))
                        .append('\n'));
        html.append("</figcaption>\n");
        Optional<Alignment> alignment = captioned.caption().alignment();
        if (pictures.size() > 1) {
            html.append(
                    picture("", FilmPicture.gif(pictures, captioned.caption().text()), "gif", 2 * SIDE));
            alignment.ifPresent(words -> html.append(film(words)));
        } else if (pictures.size() == 1) {
            html.append(picture("", captioned.pictures().get(0), "png", SIDE));
            alignment.ifPresent(words -> html.append(words(words)));
        }
        return html.append("</figure>\n").toString();
    }

    /** The picture once for each word. */
    private String words(Alignment alignment) {
        StringBuilder html = new StringBuilder();
        for (int w = 0; w < alignment.targetTokens().size(); w++) {
            BufferedImage shaded = Shade.over(pictures.get(0), alignment.weights()[w]);
            html.append(picture(alignment.targetTokens().get(w), Shade.png(shaded), "png", SIDE));
        }
        return html.toString();
    }

    /** The frames of a film with a bar for the weight of each, once for each word. */
    private String film(Alignment alignment) {
        StringBuilder html = new StringBuilder();
        for (int w = 0; w < alignment.targetTokens().size(); w++) {
            BufferedImage strip = FilmPicture.strip(pictures, alignment.weights()[w]);
            html.append("<br>").append(picture(alignment.targetTokens().get(w), Shade.png(strip), "png", 0));
        }
        return html.toString();
    }

    /** @param width in pixels of the page; 0 = that of the picture */
    private static String picture(String word, byte[] content, String format, int width) {
        return String.format(
                Locale.ROOT,
                "<span style=\"display:inline-block;text-align:center;margin:2px\"><img alt=\"%s\" style=\"image-rendering:pixelated%s\""
                        + " src=\"data:image/%s;base64,%s\"><br>%s</span>%n",
                SheetStyle.escaped(word),
                width == 0 ? "" : ";width:" + width + "px",
                format,
                Base64.getEncoder().encodeToString(content),
                word.isEmpty() ? "&nbsp;" : SheetStyle.escaped(word));
    }
}
