package org.rnn4j.cli.picture;

/** The beginning of a page, and texts in it. */
public final class SheetStyle {
    private SheetStyle() {}

    static String head(String title) {
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
                <style>
                body { font: 15px/1.45 system-ui, sans-serif; max-width: 1100px; margin: 2em auto; padding: 0 1em; color: #222 }
                h1 { font-size: 1.5em } h2 { font-size: 1.2em; margin-top: 2em }
                figure { margin: 1.2em 0 2em } figcaption { margin-bottom: .4em }
                svg { width: 100%%; height: auto; display: block } text { font: 13px system-ui, sans-serif; fill: #222 }
                audio { height: 2em; vertical-align: middle } b { color: #b3261e } code { color: #555 }
                </style></head><body>
                <h1>%1$s</h1>
                """.formatted(escaped(title));
    }

    /** A text as HTML shows it. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
