package org.rnn4j.cli.example;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Inputs in the form that the jobs of {@code examples/} expect, by the beginning of the path that {@code data.source},
 * {@code data.test} and so on name; in a folder, by file.
 */
final class SmallInputs {
    private static final String[] WORDS = {"the", "cat", "saw", "a", "dog", "and", "ran", "home", "but", "not", "far"};
    private static final Map<String, String> FILES = new TreeMap<>();

    static {
        FILES.put(
                "data/univariate-series/airline",
                rows(
                        144,
                        "Month,Passengers\n",
                        i -> "%d-%02d,%d\n".formatted(1949 + i / 12, 1 + i % 12, 100 + i + 10 * (i % 12))));
        LocalDate first = LocalDate.of(1986, 1, 1);
        FILES.put(
                "data/univariate-series/daily-min",
                rows(1461, "Date,Temp\n", i -> "%s,%.1f\n".formatted(first.plusDays(i), 10 + 5 * Math.sin(i / 58.0))));
        LocalDateTime hour = LocalDateTime.of(2012, 12, 1, 0, 0);
        FILES.put(
                "data/beijing-pm25",
                rows(
                        9_700,
                        "No,year,month,day,hour,pm2.5,DEWP,TEMP,PRES,cbwd,Iws,Is,Ir\n",
                        i -> "%d,%s,%s,-21,-%d,1021,%s,1.79,0,0\n"
                                .formatted(
                                        i + 1,
                                        hour.plusHours(i)
                                                .toString()
                                                .replaceAll("(\\d+)-(\\d+)-(\\d+)T(\\d+).*", "$1,$2,$3,$4"),
                                        i % 50 == 49 ? "NA" : 20 + i % 24,
                                        i % 11,
                                        i % 7 < 3 ? "NW" : "SE")));
        LocalDateTime half = LocalDateTime.of(2014, 7, 1, 0, 0);
        FILES.put(
                "data/nab",
                rows(
                        1_200,
                        "timestamp,value\n",
                        i -> "%s:00,%d\n"
                                .formatted(
                                        half.plusMinutes(30L * i).toString().replace('T', ' '),
                                        9_000 + 100 * (i % 48))));
        FILES.put(
                "data/stock-daily",
                rows(
                        120,
                        "# somewhere\n# Open,High,Low,Volume,Close\n",
                        i -> "%d.5,%d,%d,%d,%d\n"
                                .formatted(800 - i, 805 - i, 795 - i, 1_000_000 + 997 * (i % 9), 801 - i)));
        FILES.put(
                "data/synthetic-control",
                rows(
                        600,
                        "",
                        i -> IntStream.range(0, 60)
                                .mapToObj(t -> "%.3f".formatted(30 + i / 100 * t * 0.1 + (i * 7 + t * 5) % 11))
                                .collect(Collectors.joining(" ", "", "\n"))));
        FILES.put(
                "data/japanese-vowels",
                rows(
                        27,
                        "@dimensions 12\n@classLabel true 1 2 3 4 5 6 7 8 9\n@data\n",
                        i -> IntStream.range(0, 12)
                                .mapToObj(c -> IntStream.range(0, 7 + i % 5)
                                        .mapToObj(t -> "%.2f".formatted(Math.sin(i + c + t)))
                                        .collect(Collectors.joining(",")))
                                .collect(Collectors.joining(":", "", ":" + (1 + i % 9) + "\n"))));
        for (String speaker : new String[] {"george", "jackson", "lucas", "nicolas", "theo", "yweweler"}) {
            for (int i = 0; i < 39; i++) {
                FILES.put("data/fsdd/%d_%s_%d.wav".formatted(i % 3, speaker, i / 3), wave(i));
            }
        }
        FILES.put(
                "data/mnist-t10k/t10k-images",
                rows(
                        60,
                        "\0\0\u0008\u0003\0\0\0<\0\0\0\u001C\0\0\0\u001C", // 60 pictures of 28 x 28
                        i -> Character.toString((char) (12 * (i % 10))).repeat(28 * 28)));
        FILES.put(
                "data/mnist-t10k/t10k-labels",
                rows(60, "\0\0\u0008\u0001\0\0\0<", i -> Character.toString((char) (i % 10))));
        FILES.put("data/emoji-captions/sheet", bitmap(64, 0));
        FILES.put(
                "data/emoji-captions/emoji",
                rows(40, "sheet_x\tsheet_y\tname\n", i -> "%d\t%d\t%s\n".formatted(i % 2, i / 2 % 2, words(i % 4))));
        FILES.put("data/flickr8k-small/captions", rows(60, "", i -> "%d.jpg#0\t%s .\n".formatted(i % 3, words(i))));
        for (int i = 0; i < 3; i++) {
            FILES.put("data/flickr8k-small/%d.jpg".formatted(i), bitmap(16, i));
        }
        FILES.put("data/trec", rows(60, "", i -> "%s:other %s ?\n".formatted(i % 3 == 0 ? "DESC" : "NUM", words(i))));
        FILES.put("data/sst2", rows(60, "", i -> "%d %s .\n".formatted(i % 2, words(i))));
        FILES.put(
                "data/nsmc",
                rows(
                        80,
                        "id\tdocument\tlabel\n",
                        i -> "%d\t%s 영화 %s\t%d\n".formatted(i, i % 2 == 0 ? "좋은" : "나쁜", words(i), i % 2)));
        FILES.put("data/udhr/eng.txt", rows(20, "", i -> "All are free: " + words(i) + "\n"));
        FILES.put("data/udhr/kor.txt", rows(20, "", i -> "모든 사람은 " + i + "\n"));
        FILES.put("conll2000", rows(40, "", i -> words(i).replaceAll("(\\w+) ?", "$1 NN B-NP\n") + "ran VBD B-VP\n\n"));
        for (String split : new String[] {"train", "valid", "test"}) {
            FILES.put("snips/" + split + "/seq.in", rows(40, "", i -> "play " + words(i) + "\n"));
            FILES.put(
                    "snips/" + split + "/seq.out",
                    rows(40, "", i -> "O " + words(i).replaceAll("\\w+", "B-track") + "\n"));
        }
        FILES.put(
                "ud-",
                rows(
                        40,
                        "",
                        i -> "# text\n1\t%s\t_\tNOUN\t_\t_\t0\t_\t_\t_\n2\t뛴다\t_\tVERB\t_\t_\t0\t_\t_\t_\n\n"
                                .formatted(WORDS[i % WORDS.length])));
        FILES.put(
                "data/babi",
                rows(
                        40,
                        "",
                        i -> "1 Mary went to the %1$s.\n2 Where is Mary? \t%1$s\t1\n"
                                .formatted(i % 2 == 0 ? "garden" : "kitchen")));
        FILES.put("chatbot", rows(80, "Q,A,label\n", i -> "%s 뭐해?,\"%s, 쉬어요.\",0\n".formatted(words(i), words(i + 1))));
        FILES.put("cmudict", rows(60, "", i -> "%s\tK AE%d T\n".formatted(words(i).replace(" ", ""), i % 3)));
        FILES.put("tatoeba", rows(60, "", i -> "%s.\t고양이 %d.\tCC-BY\n".formatted(words(i), i)));
        FILES.put("multi30k", rows(60, "", i -> words(i) + " .\n"));
        FILES.put("data/sketch-", rows(60, "", i -> "%d,0,0 0,%d,0 -9,-9,1\n".formatted(5 + i % 5, 3 + i % 7)));
        FILES.put("data/hdfs", rows(60, "", i -> "5 5 22 %d 11 9\n".formatted(i % 4)));
        FILES.put("data/jsb-chorales/jsb-chorales-quarter", chorales(i -> "[%d, 64, 67]".formatted(55 + i % 5)));
        FILES.put("data/jsb-chorales/Jsb16th", chorales(i -> "[72, 67, %d, 48]".formatted(60 + i % 5)));
        FILES.put("data/cmu-mocap-salsa/train/salsa_01.bvh", motion());
        FILES.put("data/cmu-mocap-salsa/salsa_10", motion());
        FILES.put("examples/ptb", rows(400, "", i -> " " + words(i) + " <unk> \n"));
    }

    private SmallInputs() {}

    /** Pieces of 20 steps in three parts. */
    private static String chorales(IntFunction<String> step) {
        String piece = IntStream.range(0, 20).mapToObj(step).collect(Collectors.joining(", ", "[", "]"));
        String pieces = String.join(", ", piece, piece, piece);
        return "{\"train\": [%1$s], \"valid\": [%1$s], \"test\": [%1$s]}".formatted(pieces);
    }

    /** A figure of one bone for five seconds. */
    private static String motion() {
        return rows(
                300,
                """
                HIERARCHY
                ROOT hip
                {
                  OFFSET 0 0 0
                  CHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation
                  JOINT lFoot
                  {
                    OFFSET 1 -9 0
                    CHANNELS 1 Xrotation
                  }
                  JOINT rFoot
                  {
                    OFFSET -1 -9 0
                    CHANNELS 1 Xrotation
                  }
                }
                MOTION
                Frames: 300
                Frame Time: 0.016667
                """,
                i -> "0 9 %d 0 0 0 %.2f %.2f\n".formatted(i, 20 * Math.sin(i / 9.0), -20 * Math.sin(i / 9.0)));
    }

    /** Contents by path: one file, or the files of a folder. Empty where the job needs no files of its own. */
    static Map<String, String> of(String path) {
        Map<String, String> files = new TreeMap<>();
        FILES.forEach((start, text) -> {
            if (start.startsWith(path + "/")) {
                files.put(start, text);
            } else if (path.startsWith(start)) {
                files.put(path, text);
            }
        });
        return files;
    }

    /** A WAV file of 1,024 samples of 8 bits at 8 kHz; all of its bytes are ASCII. */
    private static String wave(int i) {
        String samples = IntStream.range(0, 1024)
                .mapToObj(t -> Character.toString((int) (64 + 60 * Math.sin(t * (i % 3 + 1) * 0.3))))
                .collect(Collectors.joining());
        return "RIFF$\4\0\0WAVEfmt \u0010\0\0\0\1\0\1\0@\u001F\0\0@\u001F\0\0\1\0\u0008\0data\0\4\0\0" + samples;
    }

    /** A BMP file with 24 bits a pixel, {@code side} x {@code side}; all of its bytes are ASCII. */
    private static String bitmap(int side, int i) {
        int bytes = 3 * side * side;
        return "BM" + number(54 + bytes) + number(0) + number(54) + number(40) + number(side) + number(side)
                + "\1\0\u0018\0"
                + number(0) + number(bytes) + number(0).repeat(4)
                + rows(bytes, "", at -> Character.toString((at * (i + 3) / 5) % 128));
    }

    /** Four bytes, the lowest first. */
    private static String number(int value) {
        return IntStream.range(0, 4)
                .mapToObj(at -> Character.toString((value >> (8 * at)) & 0xFF))
                .collect(Collectors.joining());
    }

    private static String words(int i) {
        return IntStream.range(0, 2 + i % 4)
                .mapToObj(w -> WORDS[(i * 3 + w * 5) % WORDS.length])
                .collect(Collectors.joining(" "));
    }

    private static String rows(int rows, String header, IntFunction<String> row) {
        return IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("", header, ""));
    }
}
