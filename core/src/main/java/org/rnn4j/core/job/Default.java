package org.rnn4j.core.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The default value of a component, spelled as in a job file: {@code "256"}, {@code "3m"}, {@code "lstm"}, {@code
 * "{type: cosine}"}. A component without it is required, unless it is a record itself.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Default {
    String value();
}
