package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.models.golden.GoldenFiles;

class ExitCodeTest {

    @Test
    void isZeroWhereEveryGoldenFilePasses() {
        Ran ran = Ran.rnn4j("verify", "--json");
        assertThat(ran.exitCode()).as(ran.out()).isZero();
        assertThat(ran.lastLineOfOut()).startsWith("{\"files\":19,").contains("\"failed\":0");
    }

    @Test
    void isOneWhereAGoldenFileFails(@TempDir Path folder) throws IOException {
        String shipped = new String(
                GoldenFiles.class
                        .getResourceAsStream("lstm_3_5_4_2_hello1.json")
                        .readAllBytes(),
                StandardCharsets.UTF_8);
        String wrong = shipped.replaceFirst("\"loss\": *[-0-9.e]+", "\"loss\": 99");
        assertThat(wrong).isNotEqualTo(shipped);
        Files.writeString(folder.resolve("wrong.json"), wrong);
        Ran ran = Ran.rnn4j("verify", "--golden", folder);
        assertThat(ran.exitCode()).isEqualTo(1);
        assertThat(ran.out()).contains("FAIL in loss").contains("0 of 4 checks of 1 files passed");
    }

    @Test
    void ofDoctorIsZeroOnAMachineThatBuildsThis() {
        Ran ran = Ran.rnn4j("doctor", "--json");
        assertThat(ran.exitCode()).as(ran.out()).isZero();
        assertThat(ran.out()).contains("ok        java", "ok        backend", "ok        blas", "cuda", "onednn");
        assertThat(ran.lastLineOfOut()).startsWith("{\"healthy\":true,");
    }
}
