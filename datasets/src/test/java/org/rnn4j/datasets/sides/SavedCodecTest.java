package org.rnn4j.datasets.sides;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ServiceLoader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.core.sequence.CodecFormat;

/** Codecs as earlier releases wrote them into bundles, which are written again with the same keys in the same order. */
class SavedCodecTest {
    private static final String TEXT =
            "{\"format\":\"character\",\"vocabulary\":{\"normalization\":\"none\",\"characters\":\"ab\"}}";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            labelled-text    | {"max-length":7,"text":TEXT,"classes":["neg","pos"]}
            labelled-series  | {"features":1,"standardize":"train","missing":"interpolate","max-length":0,"means":[1.5],"deviations":[2.0],"classes":["a","b"]}
            pairs            | {"reverse":true,"max-source":500,"source":TEXT,"target":TEXT,"memory":{}}
            pairs            | {"reverse":false,"max-source":9,"source":TEXT,"labels":TEXT,"memory":{}}
            pairs            | {"reverse":false,"max-source":9,"repeat":3,"source":TEXT,"labels":TEXT,"memory":{}}
            conditioned-text | {"text":TEXT,"classes":["German","Korean"]}
            conditioned-text | {"text":TEXT,"condition":[{"name":"size","mean":1.5,"deviation":2.0}]}
            """)
    void isWrittenAsItWasRead(String format, String saved) throws JsonProcessingException {
        String json = saved.replace("TEXT", TEXT);
        CodecFormat reader = ServiceLoader.load(CodecFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(each -> each.name().equals(format))
                .findFirst()
                .orElseThrow();
        assertThat(reader.read(new ObjectMapper().readTree(json)).toJson()).hasToString(json);
    }
}
