package org.rnn4j.datasets.music;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.examples.BadExamples;

/**
 * Reads JSON files of parts, each a list of pieces, each a list of steps, each a list of pitches. If all steps of a file have equally
 * many, they are voices, with -1 for silence; otherwise they are sets. A pitch that stays is one note.
 */
final class ChoraleJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String where;
    private final BadExamples bad;

    private ChoraleJson(String where, BadExamples bad) {
        this.where = where;
        this.bad = bad;
    }

    static List<Song> read(String where, String text, BadExamples bad) {
        return new ChoraleJson(where, bad).read(text);
    }

    private List<Song> read(String text) {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UserException(
                    "%s:%d: no JSON (%s)".formatted(where, e.getLocation().getLineNr(), e.getOriginalMessage()), e);
        }
        if (!root.isObject()) {
            throw new UserException(
                    "%s: it must be an object of parts, such as {\"train\": [...]}, each a list of pieces"
                            .formatted(where));
        }
        boolean voices = isVoices(root);
        List<Song> songs = new ArrayList<>();
        for (Map.Entry<String, JsonNode> part : root.properties()) {
            for (int i = 0; i < part.getValue().size(); i++) {
                String at = "%s, piece %d of %s".formatted(where, i + 1, part.getKey());
                JsonNode piece = part.getValue().get(i);
                bad.keep(() -> song(at, part.getKey(), piece, voices)).ifPresent(songs::add);
            }
        }
        return songs;
    }

    private static boolean isVoices(JsonNode root) {
        int size = -1;
        for (JsonNode part : root) {
            for (JsonNode piece : part) {
                for (JsonNode step : piece) {
                    if (size >= 0 && step.size() != size) {
                        return false;
                    }
                    size = step.size();
                }
            }
        }
        return size > 0;
    }

    private static Song song(String at, String part, JsonNode piece, boolean voices) {
        List<Note> notes = new ArrayList<>();
        int[] since =
                new int[Note.PITCHES * (voices ? piece.path(0).size() : 1)]; // first step of a sounding note, from 1
        for (int t = 0; t <= piece.size(); t++) {
            boolean[] sounds = new boolean[since.length];
            JsonNode step = piece.path(t);
            for (int v = 0; v < step.size(); v++) {
                int pitch = pitch(at, t, step.get(v));
                if (pitch >= 0) {
                    sounds[(voices ? v : 0) * Note.PITCHES + pitch] = true;
                }
            }
            for (int i = 0; i < since.length; i++) {
                if (sounds[i] && since[i] == 0) {
                    since[i] = t + 1;
                } else if (!sounds[i] && since[i] > 0) {
                    notes.add(new Note(i % Note.PITCHES, since[i] - 1, t, i / Note.PITCHES));
                    since[i] = 0;
                }
            }
        }
        if (notes.isEmpty()) {
            throw new UserException("%s: it has no notes; leave it out".formatted(at));
        }
        return new Song(at, part, notes, piece.size(), OptionalDouble.empty());
    }

    private static int pitch(String at, int t, JsonNode value) {
        if (!value.isNumber()
                || value.asInt() != value.asDouble()
                || value.asInt() < -1
                || value.asInt() >= Note.PITCHES) {
            throw new UserException("%s, step %d: %s, but a pitch is a whole number in [0, 127], or -1 for silence"
                    .formatted(at, t + 1, value));
        }
        return value.asInt();
    }
}
