package org.rnn4j.datasets.music;

import java.util.List;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.NextTokens;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

/**
 * Scores songs as tokens: nats a step and a note, the ends of the songs included, and how often the likeliest token was right where a
 * note, or for voices a note, a hold or a rest, was chosen.
 */
final class TokenScorer implements Scorer {
    private final SongCoder coder;
    private final List<Song> songs;
    private double nats;
    private long steps;
    private long notes;
    private long choices;
    private long correct;

    TokenScorer(SongCoder coder, List<Song> songs) {
        this.coder = coder;
        this.songs = songs;
    }

    @Override
    public void add(SequenceBatch batch, Predictions predictions) {
        NextTokens next = (NextTokens) predictions;
        TokenIds targets = (TokenIds) batch.targets();
        for (int b = 0; b < next.batch(); b++) {
            steps += songs.get(batch.examples()[b]).steps();
            for (int t = 0; t < next.logProbabilities()[b].length; t++) {
                int target = targets.at(b, t);
                nats -= next.logProbabilities()[b][t];
                notes += coder.isNote(target) ? 1 : 0;
                if (target != SongCoder.END && coder.isChoice(target)) {
                    choices++;
                    correct += next.expected()[b][t] == target ? 1 : 0;
                }
            }
        }
    }

    @Override
    public Score score() {
        return new Score(List.of(
                new Metric("nats a step", nats / steps, Kind.ERROR),
                new Metric("nats a note", nats / notes, Kind.ERROR),
                new Metric("note accuracy", (double) correct / choices, Kind.SHARE)));
    }
}
