package org.rnn4j.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.serve.api.Admission;
import org.rnn4j.serve.api.Api;
import org.rnn4j.serve.api.Metrics;
import org.rnn4j.serve.http.Routes;
import org.rnn4j.serve.limit.Limits;
import org.rnn4j.serve.model.Models;
import org.rnn4j.serve.session.Sessions;

class OpenApiTest {

    @Test
    void theDescriptionIsValid() throws IOException {
        ParseOptions strict = new ParseOptions();
        strict.setResolve(true);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(text(), null, strict);
        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getOpenapi()).isEqualTo("3.0.3");
    }

    @Test
    void theDescriptionHasEveryRouteAndNoOther() throws IOException {
        OpenAPI described = new OpenAPIV3Parser().readContents(text()).getOpenAPI();
        List<String> operations = described.getPaths().entrySet().stream()
                .flatMap(path -> path.getValue().readOperationsMap().keySet().stream()
                        .map(method -> method + " " + path.getKey()))
                .toList();
        try (Models none = new Models(Map.of(), TinyModels::open, (streams, nanos) -> {})) {
            Limits limits = Limits.defaults();
            Sessions sessions = new Sessions(limits, new byte[32], () -> 0);
            Routes routes =
                    Api.routes(none, sessions, limits, new Admission(1), new Metrics(), Runnable::run, () -> true);
            assertThat(operations).containsExactlyInAnyOrderElementsOf(routes.list());
        }
    }

    @Test
    void limitsHaveTheDefaultsOfTheDocumentation() {
        assertThat(Limits.defaults().body()).isEqualTo(1 << 20);
        assertThat(Limits.defaults().idle()).isEqualTo(Duration.ofMinutes(10));
    }

    private static String text() throws IOException {
        try (InputStream in = Api.class.getResourceAsStream("openapi.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
