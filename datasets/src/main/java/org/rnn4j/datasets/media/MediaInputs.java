package org.rnn4j.datasets.media;

import java.util.Optional;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.InputFiles;

/**
 * Access of a format to the files of a data set.
 *
 * @param files reads tables
 * @param media finds files of the medium
 * @param bad bad examples so far
 * @param target name of the field that is the target: {@code label} or {@code text}
 * @param group name of the field to split by; empty if the split needs none
 */
public record MediaInputs(InputFiles files, MediaFiles media, BadExamples bad, String target, Optional<String> group) {}
