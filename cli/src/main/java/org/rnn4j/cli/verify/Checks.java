package org.rnn4j.cli.verify;

import java.util.List;
import org.rnn4j.core.check.Calibrated;
import org.rnn4j.core.check.Check;
import org.rnn4j.core.check.Memorisation;
import org.rnn4j.core.check.OrderInvariance;
import org.rnn4j.core.check.Overlap;
import org.rnn4j.core.check.PaddingInvariance;
import org.rnn4j.core.check.ResumeEquality;
import org.rnn4j.core.check.StepEqualsSequence;
import org.rnn4j.core.check.TargetLeak;
import org.rnn4j.models.check.DeadUnits;
import org.rnn4j.models.check.GoldenParity;
import org.rnn4j.models.check.GradientCheck;
import org.rnn4j.models.check.SaturatedGates;
import org.rnn4j.models.golden.GoldenFiles;

/** The checks of a card. */
final class Checks {
    private Checks() {}

    /** All checks: first of the program, then of the data, then of what was learned. */
    static List<Check> all() {
        return List.of(
                new GoldenParity(GoldenFiles.shipped()),
                new GradientCheck(),
                new PaddingInvariance(),
                new OrderInvariance(),
                new StepEqualsSequence(),
                FreshProcess.check(),
                new ResumeEquality(),
                Overlap.exact(),
                Overlap.near(),
                new TargetLeak(),
                new Memorisation(),
                new SaturatedGates(),
                new DeadUnits(),
                new Calibrated());
    }
}
