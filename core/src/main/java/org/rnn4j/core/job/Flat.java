package org.rnn4j.core.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component whose keys are in its parent's block. A record {@code BodySpec body} adds no key of its own, and its
 * {@link Default}, a block, overrides defaults of the record; a choice
 * {@code Cell cell} is the key {@code cell} that names the variant, and the variant's keys stand beside it.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Flat {}
