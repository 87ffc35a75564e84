package org.rnn4j.models.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.rnn4j.core.check.Check;
import org.rnn4j.core.check.Finding;
import org.rnn4j.core.check.Subject;
import org.rnn4j.core.dl4j.Dl4jEnsemble;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.golden.GoldenCase;
import org.rnn4j.models.golden.GoldenCheck;
import org.rnn4j.models.golden.GoldenResult;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.layer.Recurrent;

/**
 * Compares the kernels that run on this machine with golden files of the cells of a model.
 *
 * @param files golden files of all cells
 */
public record GoldenParity(List<GoldenCase> files) implements Check {
    @Override
    public String name() {
        return "golden parity";
    }

    @Override
    public Finding of(Subject subject) {
        SavedNetwork saved = subject.model().network();
        if (!(saved instanceof Dl4jNetwork || saved instanceof Dl4jEnsemble)) {
            return Finding.skipped(name(), "the model has no cells");
        }
        Set<Cell> cells = cells(Dl4jEnsemble.membersOf(saved).get(0).layers());
        List<GoldenResult> results = files.stream()
                .filter(file -> cells.contains(file.shape().cell()))
                .flatMap(file -> Kernels.usable().stream().flatMap(kernel -> GoldenCheck.check(file, kernel).stream()))
                .toList();
        if (results.isEmpty()) {
            return Finding.skipped(
                    name(),
                    cells.isEmpty()
                            ? "the network has no recurrent layers below its head"
                            : "no golden file has a cell of this network");
        }
        return Finding.atMost(
                name(),
                results.stream()
                        .mapToDouble(result -> result.largestError() / result.tolerance())
                        .reduce(0, Math::max),
                1,
                "largest error of %d checks in tolerances".formatted(results.size()),
                "a kernel computes other numbers on this machine; run rnn4j verify to see which, and -Drnn4j.kernel=generic to avoid it");
    }

    private static Set<Cell> cells(MultiLayerNetwork network) {
        return IntStream.range(0, network.getnLayers())
                .mapToObj(l -> network.getLayer(l).conf().getLayer())
                .filter(Recurrent.class::isInstance)
                .map(layer -> ((Recurrent) layer).getCell())
                .collect(Collectors.toSet());
    }
}
