package org.rnn4j.cli;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts what an object holds: objects of this program, and elements of arrays and collections that these reach. */
final class Reachable {
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> open = new ArrayDeque<>();
    private long count;

    private Reachable() {}

    static long count(Object from) {
        Reachable reachable = new Reachable();
        reachable.add(from);
        while (!reachable.open.isEmpty()) {
            reachable.follow(reachable.open.pop());
        }
        return reachable.count;
    }

    private void add(Object object) {
        if (object != null && seen.add(object)) {
            count++;
            open.push(object);
        }
    }

    private void follow(Object object) {
        if (object.getClass().isArray()) {
            count += Array.getLength(object);
            if (object instanceof Object[] elements) {
                for (Object element : elements) {
                    add(element);
                }
            }
        } else if (object instanceof Collection<?> elements) {
            elements.forEach(this::add);
        } else if (object instanceof Map<?, ?> map) {
            map.values().forEach(this::add);
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(this::add);
        } else {
            for (Class<?> type = object.getClass(); isOurs(type); type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    follow(object, field);
                }
            }
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("org.rnn4j.");
    }

    private void follow(Object object, Field field) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
            try {
                field.setAccessible(true);
                add(field.get(object));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
