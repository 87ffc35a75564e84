package org.rnn4j.datasets.classification.series;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.datasets.sides.RequestForm;

/**
 * Series of a {@code .ts} file, with or without their classes.
 *
 * @param features number of channels of a series; one more is the class
 */
record TsRequests(int features) implements RequestForm {

    @Override
    public boolean isNamed(RequestInput in) {
        return in.isNamed(List.of(".ts"));
    }

    @Override
    public boolean begins(String first) {
        return isHead(first);
    }

    private static boolean isHead(String line) {
        return line.startsWith("#") || line.startsWith("@");
    }

    @Override
    public String words() {
        return "a .ts file";
    }

    @Override
    public Iterator<Item> items(RequestInput in) {
        return new Series(in, features);
    }

    /** The series of one input. */
    private static final class Series implements Iterator<Item> {
        private final RequestInput in;
        private final int features;
        private int number;

        Series(RequestInput in, int features) {
            this.in = in;
            this.features = features;
        }

        @Override
        public boolean hasNext() {
            while (in.peek(0) != null && (isHead(in.peek(0)) || isBetween(in.peek(0)))) {
                String head = in.readLine().toLowerCase(Locale.ROOT);
                if (head.matches("@timestamps\\s+true\\s*")) {
                    throw new UserException(in.at() + ": @timestamps true is not supported; write only the values");
                }
            }
            return in.peek(0) != null;
        }

        /** Whether a blank line separates the head from the series, or ends the file. */
        private boolean isBetween(String line) {
            return line.isBlank() && (number == 0 || in.peek(1) == null);
        }

        @Override
        public Item next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            number++;
            String line = in.readLine();
            boolean hasClass = TsLine.channels(line).size() == features + 1;
            String series = hasClass ? line.substring(0, line.lastIndexOf(':')) : line;
            return new Item(series, String.valueOf(number), in.at(), Map.of());
        }
    }
}
