package org.rnn4j.core.check;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.rnn4j.core.sequence.CountedData;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/**
 * The share of the validation or test split that also stands in the training split: sequences with equal inputs or, in a stream
 * of text, positions that begin a run of {@value #RUN} tokens.
 */
public final class Overlap implements Check {
    static final int RUN = 50;

    /** Streams with more tokens are not checked: a hash of each is kept. */
    private static final long MOST = 20_000_000;

    private final String name;
    private final double bound;
    private final boolean near;

    private Overlap(String name, double bound, boolean near) {
        this.name = name;
        this.bound = bound;
        this.near = near;
    }

    /** Equal inputs. */
    public static Overlap exact() {
        return new Overlap("train/test overlap", 0.01, false);
    }

    /** Inputs that are equal in lower case, with one blank for any blanks and punctuation, or after rounding to two digits. */
    public static Overlap near() {
        return new Overlap("near overlap", 0.05, true);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Finding of(Subject subject) {
        if (subject.data().isEmpty()) {
            return Finding.skipped(name, subject.noData());
        }
        SequenceData data = subject.data().get();
        Keys keys = near ? Keys.near(data.codec()) : Keys.exact();
        Iterator<SequenceBatch> first =
                data.evaluationBatches(Split.TRAIN, subject.plan()).iterator();
        boolean isStream = first.hasNext() && first.next().examples() == null;
        if (isStream && !(data instanceof CountedData)) {
            return Finding.skipped(name, "the data is made up, without examples to compare");
        }
        if (isStream && data.size(Split.TRAIN) > MOST) {
            return Finding.skipped(name, "the training split has more than %,d tokens".formatted(MOST));
        }
        Source each = isStream
                ? (split, use) -> runs((CountedData) data, split, keys, use)
                : (split, use) -> sequences(data, split, subject, keys, use);
        Set<Long> trained = new HashSet<>();
        if (!each.read(Split.TRAIN, trained::add)) {
            return Finding.skipped(name, "there is no text or number to compare inexactly");
        }
        Map<Split, Double> shares = new EnumMap<>(Split.class);
        for (Split split : List.of(Split.VALIDATION, Split.TEST)) {
            long[] counts = new long[2];
            each.read(split, key -> {
                counts[0]++;
                counts[1] += trained.contains(key) ? 1 : 0;
            });
            if (counts[0] > 0) {
                shares.put(split, (double) counts[1] / counts[0]);
            }
        }
        if (shares.isEmpty()) {
            return Finding.skipped(
                    name,
                    isStream
                            ? "the other splits are missing or shorter than %d tokens".formatted(RUN)
                            : "the data has neither a validation nor a test split");
        }
        Map.Entry<Split, Double> worst =
                shares.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        return Finding.atMost(
                name,
                worst.getValue(),
                bound,
                "share of the %s split that is also in the training split"
                        .formatted(worst.getKey().name().toLowerCase(Locale.ROOT)),
                "scores on that split are too good; remove duplicates before splitting, or split by group or by time");
    }

    /** Passes on the keys of a split; false if there are none to compare. */
    private interface Source {
        boolean read(Split split, Consumer use);
    }

    /** Receives the key of a sequence or a run. */
    private interface Consumer {
        void accept(long key);
    }

    private static boolean sequences(SequenceData data, Split split, Subject subject, Keys keys, Consumer use) {
        for (SequenceBatch batch : data.evaluationBatches(split, subject.plan())) {
            for (int b = 0; b < batch.batch(); b++) {
                var key = keys.of(batch, b);
                if (key.isEmpty()) {
                    return false;
                }
                use.accept(key.getAsLong());
            }
        }
        return true;
    }

    /** Rolling hashes of the runs in a stream (Rabin and Karp). */
    private boolean runs(CountedData data, Split split, Keys keys, Consumer use) {
        long top = 1;
        for (int i = 0; i < RUN; i++) {
            top *= Keys.PRIME;
        }
        Map<Integer, Integer> forms = new HashMap<>();
        for (int[] stream : data.streams(split)) {
            int[] window = new int[RUN];
            long hash = 0;
            int seen = 0;
            boolean wasGap = false;
            for (int id : stream) {
                int form = forms.computeIfAbsent(id, keys::form);
                boolean isGap = near && form == Keys.GAP;
                if (isGap && wasGap) {
                    continue;
                }
                wasGap = isGap;
                hash = hash * Keys.PRIME + form + 1 - (seen < RUN ? 0 : top * (window[seen % RUN] + 1));
                window[seen % RUN] = form;
                seen++;
                if (seen >= RUN) {
                    use.accept(hash);
                }
            }
        }
        return true;
    }
}
