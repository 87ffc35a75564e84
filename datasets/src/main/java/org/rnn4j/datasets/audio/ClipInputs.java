package org.rnn4j.datasets.audio;

import java.util.Optional;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.InputFiles;

/**
 * Access of a {@link ClipFormat} to the files of a data set.
 *
 * @param files reads tables
 * @param sounds finds sound files
 * @param bad bad examples so far
 * @param target name of the field that is the target: {@code label} or {@code text}
 * @param group name of the field to split by; empty if the split needs none
 */
record ClipInputs(InputFiles files, SoundFiles sounds, BadExamples bad, String target, Optional<String> group) {}
