package org.rnn4j.datasets.sides.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.Conversation;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.PredictionCodec.Tokens;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.codec.TextCodecs;
import org.rnn4j.datasets.sides.SourceSide;
import org.rnn4j.datasets.sides.TwoSidedCodec;

/**
 * Text as the input of a network.
 *
 * @param text codec of the text
 * @param isCut whether long texts are truncated; otherwise they are an error
 * @param most maximum number of tokens of a text; 0 = {@value #LONGEST}, and longer texts are an error
 * @param reverse whether ids are in reverse order
 * @param repeat time steps of each id, one after the other
 * @param memory lines of a conversation that are part of a text
 */
public record TextSide(TextCodec text, boolean isCut, int most, boolean reverse, int repeat, Memory memory)
        implements SourceSide<String> {
    /** Longer sequences are usually a mistake, and take memory for all their time steps. */
    public static final int LONGEST = 10_000;

    /** A side for texts that may be truncated, since a class does not need the whole text. */
    public static TextSide cut(TextCodec text, int most) {
        return new TextSide(text, true, most, false, 1, new Memory.None());
    }

    /** A side for texts that are never truncated. */
    public static TextSide whole(TextCodec text, int most, boolean reverse, Memory memory) {
        return new TextSide(text, false, most, reverse, 1, memory);
    }

    /** The same side, in which each id takes several time steps. */
    public TextSide repeated(int times) {
        return new TextSide(text, isCut, most, reverse, times, memory);
    }

    @Override
    public InputSpec input() {
        return new InputSpec.Tokens(text.vocabularySize());
    }

    @Override
    public TokenIds encode(String item, String origin) {
        int[] ids = text.encode(item);
        if (ids.length == 0) {
            throw new UserException("%s: the %s is missing".formatted(origin, noun()));
        }
        if (isCut && most == 0 && ids.length > LONGEST) {
            throw new UserException("%s: %d tokens, but at most %d are allowed; set data.max-length to truncate texts"
                    .formatted(origin, ids.length, LONGEST));
        }
        if (!isCut && ids.length > most) {
            throw new UserException(
                    "%s: the source has %d tokens, but data.max-source = %d".formatted(origin, ids.length, most));
        }
        int[] kept = most > 0 && ids.length > most ? Arrays.copyOf(ids, most) : ids;
        int[] ordered = IntStream.range(0, kept.length * repeat)
                .map(step -> step / repeat)
                .map(i -> kept[reverse ? kept.length - 1 - i : i])
                .toArray();
        return new TokenIds(1, ordered.length, ordered);
    }

    boolean fits(String item) {
        return most == 0 || text.encode(item).length <= most;
    }

    @Override
    public String moreSteps() {
        return "raise data.repeat";
    }

    @Override
    public boolean isCut(String item, SequenceValues encoded) {
        return isCut && ((TokenIds) encoded).time() == most * repeat && !fits(item);
    }

    @Override
    public String cutWarning(long items) {
        return "%d texts are longer than data.max-length = %d and were truncated".formatted(items, most);
    }

    @Override
    public String request(String line, String at) {
        return memory.request(line);
    }

    @Override
    public boolean namesFiles() {
        return false;
    }

    @Override
    public String noun() {
        return isCut ? "text" : "source";
    }

    @Override
    public Optional<Conversation> conversation(TwoSidedCodec<String, ?> codec) {
        return Optional.of(new TextConversation(codec, this, List.of()));
    }

    @Override
    public Tokens tokens(String item, SequenceValues encoded) {
        int[] ids = ((TokenIds) encoded).ids();
        int unknown =
                (int) IntStream.of(ids).filter(id -> id == text.unknownId()).count() / repeat;
        return new Tokens(ids.length / repeat, unknown, unknown == 0 ? "" : text.unknownIn(item));
    }

    @Override
    public List<String> tokens(SequenceValues encoded) {
        return IntStream.of(((TokenIds) encoded).ids())
                .mapToObj(id -> text.decode(new int[] {id}))
                .toList();
    }

    @Override
    public Optional<TextCodec> texts() {
        return Optional.of(text);
    }

    /** Sides with and without truncation have different keys in saved codecs. */
    @Override
    public void write(ObjectNode json) {
        if (isCut) {
            json.put("max-length", most).set("text", TextCodecs.write(text));
        } else {
            json.put("reverse", reverse).put("max-source", most);
            if (repeat > 1) {
                json.put("repeat", repeat);
            }
            json.set("source", TextCodecs.write(text));
        }
    }

    @Override
    public void writeAfterTarget(ObjectNode json) {
        if (!isCut) {
            json.set("memory", memory.toJson());
        }
    }

    /** Reads a side with truncation that {@link #write} wrote. */
    public static TextSide readCut(String format, JsonNode json) {
        return cut(
                TextCodecs.read(format, json.path("text")),
                json.path("max-length").asInt());
    }

    /** Reads a side without truncation that {@link #write} wrote. */
    public static TextSide readWhole(String format, JsonNode json) {
        return whole(
                        TextCodecs.read(format, json.path("source")),
                        json.path("max-source").asInt(),
                        json.path("reverse").asBoolean(),
                        Memory.read(json.path("memory")))
                .repeated(json.path("repeat").asInt(1));
    }
}
