package org.rnn4j.cli.report;

/**
 * A part of a page.
 *
 * @param body HTML; a part without any is left out
 */
record Part(String title, String body) {
    String html() {
        return Html.section(title, body);
    }
}
