package org.rnn4j.core.train;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Decisions that a training has made so far, saved with its state.
 *
 * @param rollbacks number of times that it diverged and returned to the last good model; each halved the learning rate
 * @param validationDue whether the validation after the last step was not finished
 * @param validationTargets number of targets to validate on; 0 = the whole split, or not decided yet
 */
public record Course(int rollbacks, boolean validationDue, long validationTargets) {
    static final Course FIRST = new Course(0, false, 0);

    void writeTo(DataOutput out) throws IOException {
        out.writeInt(rollbacks);
        out.writeBoolean(validationDue);
        out.writeLong(validationTargets);
    }

    static Course readFrom(DataInput in) throws IOException {
        return new Course(in.readInt(), in.readBoolean(), in.readLong());
    }
}
