package org.rnn4j.models.network;

import java.util.Arrays;
import java.util.Random;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.WordIds;

/** Random sentences of words with characters and tags. */
record Sentences(int[][] words, int[][][] spellings, int[][] tags) {

    /** Random sentences; some words have no characters. */
    static Sentences random(long seed, int vocabulary, int characters, int tags, int... lengths) {
        Random random = new Random(seed);
        Sentences sentences = room(lengths);
        for (int b = 0; b < lengths.length; b++) {
            for (int t = 0; t < lengths[b]; t++) {
                sentences.words[b][t] = random.nextInt(vocabulary);
                sentences.spellings[b][t] =
                        random.ints(random.nextInt(5), 1, characters).toArray();
                sentences.tags[b][t] = random.nextInt(tags);
            }
        }
        return sentences;
    }

    static Sentences room(int... lengths) {
        Sentences sentences =
                new Sentences(new int[lengths.length][], new int[lengths.length][][], new int[lengths.length][]);
        for (int b = 0; b < lengths.length; b++) {
            sentences.words[b] = new int[lengths[b]];
            sentences.spellings[b] = new int[lengths[b]][];
            sentences.tags[b] = new int[lengths[b]];
        }
        return sentences;
    }

    /** The sentences with these numbers, in this order. */
    Sentences pick(int... numbers) {
        return new Sentences(
                Arrays.stream(numbers).mapToObj(b -> words[b]).toArray(int[][]::new),
                Arrays.stream(numbers).mapToObj(b -> spellings[b]).toArray(int[][][]::new),
                Arrays.stream(numbers).mapToObj(b -> tags[b]).toArray(int[][]::new));
    }

    int longest() {
        return Arrays.stream(words).mapToInt(sentence -> sentence.length).max().orElseThrow();
    }

    /** All sentences as one batch of {@code time} steps. */
    SequenceBatch batch(int time) {
        int count = words.length;
        int[] ids = new int[count * time];
        int[] targets = new int[count * time];
        int[][] characters = new int[count * time][0];
        int[] lengths = new int[count];
        for (int b = 0; b < count; b++) {
            lengths[b] = words[b].length;
            System.arraycopy(words[b], 0, ids, b * time, lengths[b]);
            System.arraycopy(tags[b], 0, targets, b * time, lengths[b]);
            System.arraycopy(spellings[b], 0, characters, b * time, lengths[b]);
        }
        WordIds inputs = new WordIds(new TokenIds(count, time, ids), characters);
        return new SequenceBatch(inputs, new TokenIds(count, time, targets), lengths, false);
    }

    SequenceBatch batch() {
        return batch(longest());
    }
}
