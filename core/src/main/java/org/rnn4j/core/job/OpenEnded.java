package org.rnn4j.core.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the record of a task's options: defaults of {@link TrainingSpec} for jobs that do not say how long to train, by {@code
 * training.epochs} or {@code training.budget}. Such a training ends when it no longer improves, within the default budget.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OpenEnded {
    /** A block as in a job file, such as {@code {schedule: plateau, patience: 5}}. */
    String value();
}
