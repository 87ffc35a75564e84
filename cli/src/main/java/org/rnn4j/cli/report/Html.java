package org.rnn4j.cli.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rnn4j.cli.picture.SheetStyle;

/** Parts of a page. It is well-formed XML, too. */
final class Html {
    /** Characters that XML does not allow. */
    private static final Pattern ILLEGAL =
            Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private static final MathContext SIX_DIGITS = new MathContext(6);
    private static final MathContext NINE_DIGITS = new MathContext(9);

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"/><title>%1$s</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
            <style>
            :root { color-scheme: light dark; --ink: #1f2328; --soft: #57606a; --line: #d0d7de; --paper: #fff; --band: #f6f8fa;
              --c0: #0b62c4; --c1: #b3400e; --c2: #1a7f37; --c3: #8250df; --c4: #9a6700; --c5: #bf3989 }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9da7b1; --line: #3d444d; --paper: #0d1117;
              --band: #161b22; --c0: #6cb6ff; --c1: #ff9b61; --c2: #57d364; --c3: #c297ff; --c4: #e3b341; --c5: #ff8ac4 } }
            @media print { :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --band: #fff;
              --c0: #0b62c4; --c1: #b3400e; --c2: #1a7f37; --c3: #8250df; --c4: #9a6700; --c5: #bf3989 }
              figure, tr { break-inside: avoid } h2 { break-after: avoid } pre { white-space: pre-wrap } }
            * { box-sizing: border-box }
            body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 1240px;
              margin: 0 auto; padding: 1em; overflow-wrap: anywhere }
            h1 { font-size: 1.5em; margin: .5em 0 } h2 { font-size: 1.2em; margin: 2em 0 .6em; border-bottom: 1px solid var(--line) }
            h3 { font-size: 1em; margin: 1.4em 0 .4em }
            .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%%, 350px), 1fr)); gap: 1.2em }
            figure { margin: 0; min-width: 0 } figcaption { font-weight: 600 } svg { width: 100%%; height: auto; display: block }
            svg text { font: 12px system-ui, sans-serif; fill: var(--soft) } .grid { stroke: var(--line); stroke-width: 1 }
            .curve { fill: none; stroke-width: 1.8; stroke-linejoin: round } .dashed { stroke-dasharray: 6 4 }
            .legend { margin: 0; font-size: .87em } .legend span { margin-right: 1em } .legend i { display: inline-block; width: 1.6em;
              border-top: 3px solid; vertical-align: middle; margin-right: .3em } .legend i.dashed { border-top-style: dashed }
            .scroll { overflow: auto; max-height: 26em; max-width: 100%% } .scroll:focus-visible, summary:focus-visible {
              outline: 2px solid var(--c0) }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .93em } th, td { padding: .2em .7em;
              text-align: right; border-bottom: 1px solid var(--line); overflow-wrap: normal } th:first-child, td:first-child {
              text-align: left } td.text, th.text { text-align: left; overflow-wrap: anywhere; min-width: 12em }
            table.facts { width: 100%% } .facts td { text-align: left; overflow-wrap: anywhere } .facts th { text-align: left;
              vertical-align: top; font-weight: 600; width: 17em }
            pre { background: var(--band); padding: .7em; overflow: auto; font-size: .87em } .soft { color: var(--soft) }
            td.right { outline: 1px solid var(--c2); outline-offset: -1px } summary { cursor: pointer; color: var(--c0) }
            @media (max-width: 500px) { .facts th { white-space: normal; width: 34%% } th, td { padding: .2em .35em } }
            </style></head><body><main>
            <h1>%1$s</h1>
            """;

    private Html() {}

    static String page(String title, String body) {
        return HEAD.formatted(text(title)) + body + "</main></body></html>\n";
    }

    /** A text as a page shows it. */
    static String text(String raw) {
        return SheetStyle.escaped(ILLEGAL.matcher(raw).replaceAll("\uFFFD"));
    }

    /** A part of a page; nothing if it is empty. */
    static String section(String title, String body) {
        return body.isEmpty() ? "" : "<section><h2>%s</h2>%n%s</section>%n".formatted(text(title), body);
    }

    /** A number with at most six digits. */
    static String number(double value) {
        return number(value, SIX_DIGITS);
    }

    /** A number as {@code metrics.csv} has it. */
    static String exact(double value) {
        return number(value, NINE_DIGITS);
    }

    private static String number(double value, MathContext digits) {
        if (!Double.isFinite(value)) {
            return "";
        }
        BigDecimal rounded = new BigDecimal(value).round(digits);
        return rounded.signum() == 0
                ? "0"
                : Math.abs(value) >= 1e-6 && Math.abs(value) < 1e15
                        ? rounded.stripTrailingZeros().toPlainString()
                        : rounded.stripTrailingZeros().toString();
    }

    /** A table that scrolls where it is too wide; the first cell of a row is its name. */
    static String table(String label, List<String> header, List<List<String>> rows) {
        return scrolling(
                label,
                "<table><thead>%s</thead><tbody>%s</tbody></table>"
                        .formatted(
                                "<tr>"
                                        + header.stream()
                                                .map(name -> "<th scope=\"col\">" + text(name) + "</th>")
                                                .collect(Collectors.joining())
                                        + "</tr>",
                                rows.stream().map(Html::row).collect(Collectors.joining("\n"))));
    }

    private static String row(List<String> cells) {
        return "<tr><th scope=\"row\">" + text(cells.get(0)) + "</th>"
                + cells.stream()
                        .skip(1)
                        .map(cell -> "<td>" + text(cell) + "</td>")
                        .collect(Collectors.joining())
                + "</tr>";
    }

    /** Content that the keyboard can scroll. */
    static String scrolling(String label, String content) {
        return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">%s</div>%n"
                .formatted(text(label), content);
    }

    /** Names and values. */
    static String facts(List<List<String>> pairs) {
        return pairs.isEmpty()
                ? ""
                : "<table class=\"facts\"><tbody>"
                        + pairs.stream().map(Html::row).collect(Collectors.joining("\n")) + "</tbody></table>\n";
    }

    static String folded(String summary, String content) {
        return "<details><summary>%s</summary>%n%s</details>%n".formatted(text(summary), content);
    }
}
