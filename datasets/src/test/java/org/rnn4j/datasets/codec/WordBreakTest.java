package org.rnn4j.datasets.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordBreakTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            The quick (“brown”) fox can’t jump 32.3 feet, right?; The|quick|(|“|brown|”|)|fox|can’t|jump|32.3|feet|,|right|?
            don't e.g. 1,000 3. a.3 3.a; don't|e.g|.|1,000|3|.|a|.|3|3|.|a
            well-known foo_bar _x x_; well|-|known|foo_bar|_x|x_
            대한민국은 민주공화국이다. abc한글3; 대한민국은|민주공화국이다|.|abc한글3
            日本語のテキストー; 日|本|語|の|テキストー
            naïve cafe\u0301 हिन्दी; naïve|cafe\u0301|हिन्दी
            😀👨‍👩‍👧👍🏽🇰🇷!?; 😀|👨‍👩‍👧|👍🏽|🇰🇷|!|?
            x\u200Dy a\u0301.\u0301b; x\u200Dy|a\u0301.\u0301b
            $5 50% x=y; $|5|50|%|x|=|y
            שלום مرحبا ١٬٠٠٠; שלום|مرحبا|١٬٠٠٠
            """)
    void wordsEndWhereUnicodeSays(String text, String words) {
        assertThat(words(text)).containsExactly(words.split("\\|", -1));
    }

    @Test
    void decomposedHangulIsOneWord() {
        String decomposed = Normalizer.normalize("대한민국은", Normalizer.Form.NFD);
        assertThat(words(decomposed + ".")).containsExactly(decomposed, ".");
    }

    @Test
    void aSurrogateWithoutItsPairIsAMark() {
        assertThat(words("a\uD83Db")).containsExactly("a", "\uD83D", "b");
    }

    @Test
    void aVeryLongWordIsOne() {
        String word = "ab'c\u0301".repeat(100_000);
        assertThat(words(word)).containsExactly(word);
    }

    private static List<String> words(String text) {
        WordBreak breaks = new WordBreak(text);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            int end = breaks.end(i, text.length());
            if (text.charAt(i) != ' ') {
                words.add(text.substring(i, end));
            }
            i = end;
        }
        return words;
    }
}
