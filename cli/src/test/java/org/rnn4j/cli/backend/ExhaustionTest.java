package org.rnn4j.cli.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;

class ExhaustionTest {
    private static String advice() {
        return "lower training.batch-size to 16 (it is 32)";
    }

    @Test
    void aHeapThatIsTooSmallIsOneLine() {
        assertThatThrownBy(() -> Exhaustion.guard("while training", ExhaustionTest::advice, () -> {
                    throw new OutOfMemoryError("Java heap space");
                }))
                .isInstanceOf(UserException.class)
                .hasMessageMatching(
                        "out of memory while training \\(Java heap space; the heap may have [\\d.]+ [MG]iB\\);"
                                + " lower training.batch-size to 16 \\(it is 32\\)(, or set RNN4J_OPTS=-Xmx\\d+m \\(|;).*this machine"
                                + " has.* [MG]iB\\)?");
    }

    /** ND4J's message if the operating system refuses memory. */
    @Test
    void nativeMemoryIsToldFromTheHeap() {
        RuntimeException failed =
                new IllegalStateException(new RuntimeException("Allocation failed: [std::bad_alloc]\nat"));
        assertThat(Exhaustion.line(failed, "while training", ExhaustionTest::advice))
                .hasValueSatisfying(line -> assertThat(line)
                        .startsWith(
                                "out of memory outside the heap while training (Allocation failed: [std::bad_alloc];")
                        .endsWith("; lower training.batch-size to 16 (it is 32), or free some memory"));
    }

    @Test
    void aStackThatIsTooSmallIsOneLine() {
        assertThat(Exhaustion.line(
                        new RuntimeException(new StackOverflowError()), "while reading", ExhaustionTest::advice))
                .hasValue(
                        "the stack of a thread is too small while reading: the input is nested too deeply; flatten it, or"
                                + " set RNN4J_OPTS=-Xss16m");
    }

    @Test
    void otherErrorsPass() {
        RuntimeException bug = new IllegalStateException("a bug");
        assertThatThrownBy(() -> Exhaustion.guard("while training", ExhaustionTest::advice, () -> {
                    throw bug;
                }))
                .isSameAs(bug);
        UserException user = new UserException("told already", new OutOfMemoryError());
        assertThat(Exhaustion.line(new RuntimeException(user), "while training", ExhaustionTest::advice))
                .isEmpty();
        assertThat(Exhaustion.guard("while training", ExhaustionTest::advice, () -> 7))
                .isEqualTo(7);
    }
}
