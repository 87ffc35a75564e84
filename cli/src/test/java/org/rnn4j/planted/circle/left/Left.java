package org.rnn4j.planted.circle.left;

import org.rnn4j.planted.circle.right.Right;

public final class Left {
    Right right;
}
