package org.rnn4j.cli.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.cli.report.LayerView;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.cli.terminal.VisibleControls;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.job.JobJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the contents of a bundle. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Show the layers and shapes of a model, its job and its provenance.",
        footer = {"", "Example:", "  rnn4j inspect runs/NAME/best.zip"})
public final class InspectCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODEL", description = "Model bundle, such as runs/NAME/best.zip.")
    Path file;

    @Option(names = "--json", description = "Also print one JSON object on the last line.")
    boolean json;

    @Mixin
    SignatureOption signature;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        Backend.start();
        ModelBundle bundle = signature.read(file);
        List<LayerView> layers = LayerView.of(bundle.network());
        JsonNode run = new ObjectMapper().readTree(bundle.run().toJson());
        PrintWriter out = VisibleControls.over(spec.commandLine().getOut());
        int networks = LayerView.networks(bundle.network());
        out.println(networks == 1 ? "layers" : "layers of each of %d networks".formatted(networks));
        for (LayerView layer : layers) {
            String line = String.format(
                    Locale.ROOT,
                    "  %-3s %-28s %,12d parameters  %s",
                    layer.name(),
                    layer.type(),
                    layer.parameters(),
                    layer.shapes().isEmpty() ? "" : layer.shapes());
            out.println(line.stripTrailing());
        }
        out.printf(
                Locale.ROOT,
                "  %-32s %,12d parameters%n%njob%n",
                "total",
                bundle.network().parameters());
        JobJson.toYaml(bundle.job()).lines().forEach(line -> out.println("  " + line));
        out.printf("%nrun%n");
        printRun(out, run);
        if (json) {
            new JsonLine()
                    .put("bundle", file.toString())
                    .put("parameters", bundle.network().parameters())
                    .put("networks", networks)
                    .put("layers", layers)
                    .put("run", run)
                    .printTo(out);
        }
        return 0;
    }

    /** The job is printed already, as YAML. */
    private static void printRun(PrintWriter out, JsonNode run) {
        for (Map.Entry<String, JsonNode> fact : run.properties()) {
            if (!fact.getKey().equals("job") && !fact.getValue().isNull()) {
                out.printf(
                        "  %-14s %s%n",
                        fact.getKey(),
                        fact.getValue().isTextual()
                                ? fact.getValue().asText()
                                : fact.getValue().toString());
            }
        }
    }
}
