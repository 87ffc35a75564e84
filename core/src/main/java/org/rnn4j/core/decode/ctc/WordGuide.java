package org.rnn4j.core.decode.ctc;

import java.util.HashMap;
import java.util.Map;

/**
 * The words of transcripts: which are allowed, which are favoured, and the weight of each in the score. A hot word's gain counts
 * from its first character on in equal shares, so that the beam keeps it, and is taken back if another word follows.
 */
final class WordGuide implements Guide {
    private final TranscriptWords words;
    private final Node allowed = new Node();
    private final Node hot = new Node();

    /** A prefix of words. */
    private static final class Node {
        private final Map<Integer, Node> next = new HashMap<>();
        private boolean isWord;
        private int longest;

        void add(String word) {
            Node at = this;
            int[] characters = word.codePoints().toArray();
            for (int character : characters) {
                at = at.next.computeIfAbsent(character, any -> new Node());
                at.longest = Math.max(at.longest, characters.length);
            }
            at.isWord = true;
        }
    }

    WordGuide(TranscriptWords words) {
        this.words = words;
        words.allowed().forEach(allowed::add);
        words.hot().forEach(hot::add);
    }

    @Override
    public State start() {
        return new Written(allowed, hot, 0, 0);
    }

    /** Some labels read. */
    private final class Written implements State {
        /** Place of the unfinished word among the allowed ones. */
        private final Node inAllowed;
        /** The same among the hot words; null if it is none. */
        private final Node inHot;
        /** Number of characters of the unfinished word. */
        private final int length;
        /** Score of the finished words. */
        private final double finished;

        Written(Node inAllowed, Node inHot, int length, double finished) {
            this.inAllowed = inAllowed;
            this.inHot = inHot;
            this.length = length;
            this.finished = finished;
        }

        @Override
        public State with(int label) {
            Written at = words.texts().separate() ? between() : this;
            String text = words.texts().of(label);
            for (int i = 0; i < text.length() && at != null; i += Character.charCount(text.codePointAt(i))) {
                int character = text.codePointAt(i);
                at = Character.isWhitespace(character) ? at.between() : at.and(character);
            }
            return at;
        }

        /** The end of a word; null if it is not allowed. */
        private Written between() {
            if (length == 0) {
                return this;
            }
            return isAllowed() ? new Written(allowed, hot, 0, finished + ofWord()) : null;
        }

        private Written and(int character) {
            Node to = words.allowed().isEmpty() ? inAllowed : inAllowed.next.get(character);
            return to == null
                    ? null
                    : new Written(to, inHot == null ? null : inHot.next.get(character), length + 1, finished);
        }

        private boolean isAllowed() {
            return words.allowed().isEmpty() || inAllowed.isWord;
        }

        private double ofWord() {
            return words.wordWeight() + (inHot != null && inHot.isWord ? words.hotWeight() : 0);
        }

        /** An unfinished word counts as a word. */
        @Override
        public double score() {
            if (length == 0) {
                return finished;
            }
            double share = inHot == null ? 0 : (double) length / inHot.longest;
            return finished + words.wordWeight() + share * words.hotWeight();
        }

        @Override
        public double ended() {
            if (length == 0) {
                return finished;
            }
            return isAllowed() ? finished + ofWord() : Double.NEGATIVE_INFINITY;
        }
    }
}
