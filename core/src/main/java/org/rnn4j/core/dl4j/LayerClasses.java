package org.rnn4j.core.dl4j;

import java.util.List;

/**
 * Classes that the configuration of a saved network may name, besides DL4J's own: layers, activations, losses, vertices and
 * the like. Found by {@link java.util.ServiceLoader}, so a program can add its own; a model file cannot.
 */
public interface LayerClasses {

    /** The classes; each is allowed itself, not its subclasses or its package. */
    List<Class<?>> classes();
}
