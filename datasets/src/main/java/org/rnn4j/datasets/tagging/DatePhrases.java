package org.rnn4j.datasets.tagging;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Generated sentences, English and Korean, with dates, times and amounts of money as spans, to try a tagger without a
 * file. A word alone does not determine its tag: {@code may} is a month or not, and {@code 12} may be anything.
 */
final class DatePhrases {
    private static final int SENTENCES = 1_200;
    private static final Pattern SLOT = Pattern.compile("<([a-z-]+)>");
    private static final Pattern SPAN = Pattern.compile("<[a-z]+-(date|time|amount)>");

    private static final List<String> SENTENCE = List.of(
            "let us meet on <en-date> at <en-time>",
            "the train to <city> leaves at <en-time>",
            "<en-date> is a holiday in <city>",
            "room <number> costs <en-amount> a night",
            "we may pay <en-amount> before <en-date>",
            "she moved to <city> on <en-date>",
            "bus <number> comes at <en-time> and costs <en-amount>",
            "may I call you <en-date> at <en-time> ?",
            "chapter <number> is due <en-date>",
            "회의는 <ko-date> <ko-time> 시작합니다",
            "<ko-date> 서울에서 만나요",
            "이 책은 <ko-amount> 입니다",
            "<number>번 버스는 <ko-time> 옵니다",
            "<ko-date> 까지 <ko-amount> 내세요",
            "<number>호실은 하루에 <ko-amount> 입니다");

    private static final Map<String, List<String>> FILLERS = Map.ofEntries(
            Map.entry(
                    "en-date", List.of("<day> <month>", "<month> <day>", "next <weekday>", "<weekday>", "the <day>th")),
            Map.entry("en-time", List.of("<hour> o'clock", "half past <hour>", "<hour>:<minute>", "noon")),
            Map.entry("en-amount", List.of("<number> dollars", "<number> thousand won", "<hour> euros <minute>")),
            Map.entry("ko-date", List.of("<hour>월 <day>일", "다음 주 <yoil>", "<yoil>", "<hour>월 말")),
            Map.entry("ko-time", List.of("오후 <hour>시에", "오전 <hour>시 <minute>분에", "정오에")),
            Map.entry("ko-amount", List.of("<number>만 원", "<number> 달러", "<day>천 원")),
            Map.entry("month", List.of("January", "February", "March", "April", "may", "June", "July", "August")),
            Map.entry("weekday", List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")),
            Map.entry("yoil", List.of("월요일", "화요일", "수요일", "목요일", "금요일")),
            Map.entry("city", List.of("Seoul", "Busan", "London", "Paris")),
            Map.entry("minute", List.of("05", "15", "30", "45")));

    private static final Map<String, Integer> NUMBERS = Map.of("day", 28, "hour", 12, "number", 99);

    private final Random random = new Random(11);

    private DatePhrases() {}

    /** The sentences, without duplicates, as rows of a word and a tag. */
    static String conll() {
        DatePhrases phrases = new DatePhrases();
        Set<String> sentences = new LinkedHashSet<>();
        while (sentences.size() < SENTENCES) {
            sentences.add(phrases.sentence());
        }
        return String.join("\n", sentences);
    }

    private String sentence() {
        StringBuilder rows = new StringBuilder();
        for (String part : any(SENTENCE).split(" ", -1)) {
            var span = SPAN.matcher(part);
            String type = span.matches() ? span.group(1) : null;
            String place = "B-";
            for (String word : filled(part).split(" ", -1)) {
                rows.append(word)
                        .append(' ')
                        .append(type == null ? "O" : place + type)
                        .append('\n');
                place = "I-";
            }
        }
        return rows.toString();
    }

    private String filled(String pattern) {
        return SLOT.matcher(pattern).replaceAll(slot -> {
            String name = slot.group(1);
            return NUMBERS.containsKey(name)
                    ? Integer.toString(1 + random.nextInt(NUMBERS.get(name)))
                    : filled(any(FILLERS.get(name)));
        });
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
