package org.rnn4j.cli.init;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names that columns of one meaning often have, in lower case; English and Korean. */
final class ColumnNames {
    static final Set<String> TEXT = Set.of(
            "text",
            "review",
            "document",
            "sentence",
            "content",
            "comment",
            "message",
            "body",
            "tweet",
            "utterance",
            "headline",
            "title",
            "description",
            "name",
            "리뷰",
            "내용",
            "본문",
            "문장",
            "댓글",
            "제목",
            "글",
            "후기",
            "텍스트",
            "발화");
    static final Set<String> LABEL = Set.of(
            "label",
            "class",
            "category",
            "sentiment",
            "target",
            "rating",
            "stars",
            "score",
            "intent",
            "tag",
            "topic",
            "type",
            "y",
            "polarity",
            "emotion",
            "language",
            "라벨",
            "레이블",
            "분류",
            "감정",
            "감성",
            "카테고리",
            "평점",
            "별점",
            "등급",
            "종류",
            "주제",
            "의도");
    static final Set<String> SOURCE = Set.of(
            "source",
            "src",
            "input",
            "q",
            "question",
            "query",
            "prompt",
            "en",
            "eng",
            "english",
            "word",
            "질문",
            "원문",
            "입력",
            "영어",
            "영문");
    static final Set<String> TARGET = Set.of(
            "target",
            "tgt",
            "output",
            "a",
            "answer",
            "reply",
            "response",
            "translation",
            "summary",
            "ko",
            "kor",
            "korean",
            "de",
            "german",
            "fr",
            "french",
            "ja",
            "japanese",
            "답변",
            "대답",
            "번역",
            "번역문",
            "출력",
            "한국어",
            "국문",
            "요약");
    static final Set<String> VALUE = Set.of(
            "value",
            "y",
            "target",
            "close",
            "price",
            "sales",
            "count",
            "demand",
            "load",
            "amount",
            "temperature",
            "ot",
            "값",
            "판매량",
            "매출",
            "매출액",
            "수량",
            "종가",
            "가격",
            "수요",
            "기온",
            "사용량",
            "전력",
            "방문자수",
            "방문자",
            "승객");

    private static final Set<String> OTHERS = Set.of(
            "id", "date", "time", "timestamp", "month", "year", "day", "hour", "날짜", "일자", "시간", "일시", "월", "연도", "번호");

    /** All names above, and those of dates and numbers of rows. */
    static final Set<String> ALL = Stream.of(TEXT, LABEL, SOURCE, TARGET, VALUE, OTHERS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private ColumnNames() {}
}
