package org.rnn4j.datasets.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;

class SeriesNamesTest {
    private static Map<String, String> names(String... files) {
        return SeriesNames.of(List.of(files), Set.of());
    }

    @Test
    void aFileIsNamedWithoutFolderAndEnding() {
        assertThat(names("data/서울.csv", "data/부산.2024.csv.gz", "C:\\data\\대구.csv"))
                .containsEntry("data/서울.csv", "서울")
                .containsEntry("data/부산.2024.csv.gz", "부산.2024")
                .containsEntry("C:\\data\\대구.csv", "대구");
    }

    @Test
    void filesOfOneNameHaveTheirFolders() {
        assertThat(names("a/x/load.csv", "b/x/load.csv", "a/y/load.csv", "a/x/wind.csv"))
                .containsEntry("a/x/load.csv", "a/x/load")
                .containsEntry("b/x/load.csv", "b/x/load")
                .containsEntry("a/y/load.csv", "y/load")
                .containsEntry("a/x/wind.csv", "wind");
    }

    @Test
    void filesThatDifferInTheirEndingKeepIt() {
        assertThat(names("/d/load.csv", "/d/load.txt"))
                .containsEntry("/d/load.csv", "/d/load.csv")
                .containsEntry("/d/load.txt", "/d/load.txt");
    }

    @Test
    void aFileTwiceIsRefused() {
        assertThatThrownBy(() -> names("a.csv", "b.csv", "a.csv"))
                .isInstanceOf(UserException.class)
                .hasMessage("data.source names a.csv twice, but each file is a series; name it once");
    }

    @Test
    void theNameThatAModelKnowsIsPreferred() {
        assertThat(SeriesNames.of(List.of("/home/me/south/load.csv"), Set.of("north/load", "south/load")))
                .containsEntry("/home/me/south/load.csv", "south/load");
        assertThat(SeriesNames.of(List.of("old/load.csv", "new/load.csv"), Set.of("load")))
                .as("not the same series twice")
                .containsEntry("old/load.csv", "old/load")
                .containsEntry("new/load.csv", "new/load");
    }
}
