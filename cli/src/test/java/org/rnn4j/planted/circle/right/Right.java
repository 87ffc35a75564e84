package org.rnn4j.planted.circle.right;

import org.rnn4j.planted.circle.left.Left;

public final class Right {
    Left left;
}
