package org.rnn4j.cli.plugin;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.rnn4j.core.error.UserException;
import picocli.CommandLine.ExecutionException;

/**
 * The jars of a user's plug-ins. While it is open, {@link java.util.ServiceLoader} finds what they provide: their class loader is
 * the context class loader of the thread, and of those that it starts.
 */
public final class PluginJars implements AutoCloseable {
    /** An environment variable that names folders, separated like those of {@code PATH}. */
    public static final String VARIABLE = "RNN4J_PLUGINS";

    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    private PluginJars(List<Path> jars) {
        if (!jars.isEmpty()) {
            URL[] urls = jars.stream().map(PluginJars::url).toArray(URL[]::new);
            Thread.currentThread().setContextClassLoader(new Jars(urls, before));
        }
    }

    private static final class Jars extends URLClassLoader {
        Jars(URL[] urls, ClassLoader parent) {
            super(urls, parent);
        }

        boolean has(String className) {
            return findResource(className.replace('.', '/') + ".class") != null;
        }
    }

    /**
     * Loads the plug-ins of an option and of the environment.
     *
     * @param folders values of {@code --plugins}: folders, or single jars
     * @param variable value of {@value #VARIABLE}; null if it is not set
     * @throws UserException if a folder is missing or holds no jar
     */
    public static PluginJars load(List<Path> folders, String variable) {
        List<Path> jars = new ArrayList<>();
        folders.forEach(folder -> jars.addAll(in(folder, "--plugins " + folder)));
        if (variable != null) {
            Arrays.stream(variable.split(File.pathSeparator, -1))
                    .filter(folder -> !folder.isBlank())
                    .forEach(folder -> jars.addAll(in(Path.of(folder), VARIABLE + " = " + folder)));
        }
        jars.forEach(PluginJars::requireReadable);
        return new PluginJars(jars.stream().distinct().toList());
    }

    private static List<Path> in(Path path, String key) {
        Path absolute = path.toAbsolutePath().normalize();
        if (isJar(absolute) && Files.isRegularFile(absolute)) {
            return List.of(absolute);
        }
        if (!Files.isDirectory(absolute)) {
            throw new UserException("%s: there is no such folder or .jar file".formatted(key));
        }
        try (Stream<Path> files = Files.list(absolute)) {
            List<Path> jars = files.filter(PluginJars::isJar).sorted().toList();
            if (jars.isEmpty()) {
                throw new UserException(
                        "%s: the folder holds no .jar file; put the jars of your plug-ins there".formatted(key));
            }
            return jars;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireReadable(Path jar) {
        try (JarFile opened = new JarFile(jar.toFile())) {
            if (opened.size() == 0) {
                throw new UserException("plug-in %s is empty; copy it again, or remove it".formatted(jar));
            }
        } catch (IOException e) {
            throw new UserException("plug-in %s is not a readable jar; copy it again, or remove it".formatted(jar), e);
        }
    }

    private static boolean isJar(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar");
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Runs a command; an exception that arises in a plug-in is reported as the plug-in's.
     *
     * @throws UserException if a plug-in fails, with the place
     */
    public <T> T guard(Supplier<T> command) {
        try {
            return command.get();
        } catch (RuntimeException e) {
            Throwable error = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
            Optional<StackTraceElement> place = error instanceof UserException ? Optional.empty() : place(error);
            if (place.isPresent()) {
                throw new UserException(
                        "a plug-in failed: %s, at %s; report it to its author".formatted(error, place.get()), error);
            }
            throw e;
        }
    }

    /** The place in a plug-in where an exception arose; empty if it arose in rnn4j, or in a library that rnn4j called. */
    private static Optional<StackTraceElement> place(Throwable error) {
        return Thread.currentThread().getContextClassLoader() instanceof Jars jars
                ? Arrays.stream(error.getStackTrace())
                        .takeWhile(frame -> !frame.getClassName().startsWith("org.rnn4j."))
                        .filter(frame -> jars.has(frame.getClassName()))
                        .findFirst()
                : Optional.empty();
    }

    /** Hides the plug-ins again. Classes that are in use stay loaded. */
    @Override
    public void close() {
        Thread.currentThread().setContextClassLoader(before);
    }
}
