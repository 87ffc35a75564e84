package org.rnn4j.cli.verify;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.core.check.Check;
import org.rnn4j.core.check.Finding;
import org.rnn4j.core.check.Finding.Verdict;
import org.rnn4j.core.check.Subject;

/**
 * The findings of some checks, one line each.
 *
 * @param findings in the order of the checks
 */
record Card(List<Finding> findings) {
    /** Runs checks, and prints each finding when it is there. */
    static Card of(List<Check> checks, Subject subject, PrintWriter out) {
        List<Finding> findings = new ArrayList<>();
        for (Check check : checks) {
            Finding finding;
            try {
                finding = check.of(subject);
            } catch (UnsupportedOperationException e) { // by a task of another jar
                finding = Finding.skipped(check.name(), "the model does not support it: " + e.getMessage());
            }
            findings.add(finding);
            out.println(line(finding));
            out.flush();
        }
        return new Card(findings);
    }

    private static String line(Finding finding) {
        String verdict = finding.failed() ? "FAIL" : finding.verdict().name().toLowerCase(Locale.ROOT);
        if (finding.verdict() == Verdict.SKIP) {
            return String.format(Locale.ROOT, "%-4s  %-22s  %s", verdict, finding.check(), finding.note());
        }
        return String.format(
                Locale.ROOT,
                "%-4s  %-22s  %-8s (at most %s)  %s%s",
                verdict,
                finding.check(),
                number(finding.figure()),
                number(finding.bound()),
                finding.measured(),
                finding.note().isEmpty() ? "" : "; " + finding.note());
    }

    /** Four decimals; small numbers with an exponent. */
    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 0.001 ? "%.1e" : "%.4f", value);
    }

    private long count(Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }

    boolean failed() {
        return count(Verdict.FAIL) > 0;
    }

    void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%d checks: %d passed, %d failed, %d skipped%n",
                findings.size(),
                count(Verdict.PASS),
                count(Verdict.FAIL),
                count(Verdict.SKIP));
    }

    JsonLine json(String model) {
        return new JsonLine()
                .put("model", model)
                .put("passed", count(Verdict.PASS))
                .put("failed", count(Verdict.FAIL))
                .put("skipped", count(Verdict.SKIP))
                .put("checks", findings.stream().map(Card::members).toList());
    }

    private static Map<String, Object> members(Finding finding) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("check", finding.check());
        members.put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT));
        members.put("figure", finding.figure());
        members.put("bound", finding.bound());
        members.put("measured", finding.measured());
        members.put("note", finding.note());
        return members;
    }
}
