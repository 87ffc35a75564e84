package org.rnn4j.core.metric;

/**
 * Tokenizes text like the script mteval-v13a.pl does for Western languages: symbols and punctuation are separated; a
 * period, comma or hyphen within a number is not.
 *
 * @see <a href="https://www.nist.gov/itl/iad/mig/open-machine-translation-evaluation">NIST's evaluation of translation</a>
 */
final class Mteval {
    private Mteval() {}

    static String tokenize(String text) {
        String line = text.replace("<skipped>", "").replace("-\n", "").replace('\n', ' ');
        if (line.contains("&")) {
            line = line.replace("&quot;", "\"")
                    .replace("&amp;", "&")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">");
        }
        return (" " + line + " ")
                .replaceAll("([{-~\\[-` -&(-+:-@/])", " $1 ")
                .replaceAll("([^0-9])([.,])", "$1 $2 ")
                .replaceAll("([.,])([^0-9])", " $1 $2")
                .replaceAll("([0-9])(-)", "$1 $2 ")
                .strip();
    }
}
