package org.rnn4j.core.sequence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All runs of tokens of one sequence, in memory in proportion to its length, to find the longest that stands in another of any
 * length.
 *
 * @see <a href="https://doi.org/10.1016/0304-3975(85)90157-4">Blumer et al., 1985</a>
 */
public final class SuffixAutomaton {
    private static final class State {
        private final int length;
        private final Map<Integer, State> next;
        private State link;

        State(int length, Map<Integer, State> next, State link) {
            this.length = length;
            this.next = next;
            this.link = link;
        }
    }

    private final State start = new State(0, new HashMap<>(), null);

    /** The runs of a sequence, {@code [tokens]}. */
    public SuffixAutomaton(int[] tokens) {
        State last = start;
        for (int token : tokens) {
            last = extended(last, token);
        }
    }

    private State extended(State last, int token) {
        State added = new State(last.length + 1, new HashMap<>(), start);
        State at = last;
        while (at != null && !at.next.containsKey(token)) {
            at.next.put(token, added);
            at = at.link;
        }
        if (at != null) {
            added.link = split(at, token);
        }
        return added;
    }

    /** The state after {@code at}, split if it also represents longer runs. */
    private static State split(State at, int token) {
        State reached = at.next.get(token);
        if (reached.length == at.length + 1) {
            return reached;
        }
        State copy = new State(at.length + 1, new HashMap<>(reached.next), reached.link);
        reached.link = copy;
        for (State from = at; from != null && from.next.get(token) == reached; from = from.link) {
            from.next.put(token, copy);
        }
        return copy;
    }

    /** Length of the longest run that also stands in one of these sequences. */
    public int longestRunIn(List<int[]> others) {
        int longest = 0;
        for (int[] other : others) {
            State at = start;
            int length = 0;
            for (int token : other) {
                while (at != start && !at.next.containsKey(token)) {
                    at = at.link;
                    length = at.length;
                }
                State next = at.next.get(token);
                if (next != null) {
                    at = next;
                    length++;
                }
                longest = Math.max(longest, length);
            }
        }
        return longest;
    }
}
