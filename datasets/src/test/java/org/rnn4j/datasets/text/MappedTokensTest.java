package org.rnn4j.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappedTokensTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {65_536, 65_537})
    void whatIsWrittenIsReadAtAnyPosition(int vocabularySize) throws IOException {
        int[] ids = IntStream.range(0, 100_000).map(i -> i % vocabularySize).toArray();
        MappedTokens tokens;
        try (TokenFile file = new TokenFile(vocabularySize)) {
            file.write(Arrays.copyOf(ids, 99_000));
            file.write(Arrays.copyOfRange(ids, 99_000, 100_000));
            tokens = file.tokens();
        }
        assertThat(tokens.length()).isEqualTo(100_000);
        assertThat(tokens.first(Integer.MAX_VALUE)).isEqualTo(ids);
        int[] window = new int[5];
        tokens.read(65_534, window, 1, 3);
        assertThat(window).containsExactly(0, 65_534, 65_535, 65_536 % vocabularySize, 0);
    }

    @ParameterizedTest
    @EnumSource(IdWidth.class)
    void aWindowMayReachOverSeveralMappings(IdWidth width) throws IOException {
        try (FileChannel file = FileChannel.open(
                folder.resolve("ids"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(10 * width.bytes());
            width.write(IntStream.range(0, 10).toArray(), 0, 10, bytes);
            file.write(bytes.flip());
            MappedTokens tokens = new MappedTokens(file, width, /* mapped */ 3);
            int[] window = new int[8];
            tokens.read(1, window, 0, 8);
            assertThat(window).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
            assertThat(tokens.first(10)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        }
    }

    @Test
    void theFileHasNoNameWhileItIsInUse() throws IOException {
        Set<Path> before = tokenFiles();
        try (TokenFile file = new TokenFile(10)) {
            file.write(new int[] {1, 2, 3});
            assertThat(before).containsAll(tokenFiles());
            assertThat(file.tokens().first(3)).containsExactly(1, 2, 3);
        }
        assertThat(before).containsAll(tokenFiles());
    }

    private static Set<Path> tokenFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("rnn4j-tokens-"))
                    .collect(Collectors.toSet());
        }
    }
}
