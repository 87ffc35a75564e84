package org.rnn4j.core.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On the record of a task's options: keys of {@link JobSpec} that mean nothing for the task, which its jobs may not have. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Without {
    /** Keys at the top of a job, such as {@code training}; they have their defaults. */
    String[] value();
}
