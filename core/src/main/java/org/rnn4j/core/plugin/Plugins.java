package org.rnn4j.core.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobReader;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.Tasks;
import org.rnn4j.core.network.NetworkFactory;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.CodecFormat;
import org.rnn4j.core.sequence.DataSource;
import org.rnn4j.core.sequence.SequenceData;

/**
 * Plug-ins on the class path, found by {@link ServiceLoader}. Every method throws {@link UserException} for an unknown
 * name.
 */
public final class Plugins {
    private final Map<String, DataSource> dataSources;
    private final Map<String, CodecFormat> codecFormats;
    private final Map<String, NetworkFactory> networks;

    private Plugins(ClassLoader loader) {
        dataSources = find(loader, DataSource.class, DataSource::type);
        codecFormats = find(loader, CodecFormat.class, CodecFormat::name);
        networks = find(loader, NetworkFactory.class, NetworkFactory::task);
    }

    /** All plug-ins of this thread's class loader. */
    public static Plugins load() {
        return load(Thread.currentThread().getContextClassLoader());
    }

    /** All plug-ins of a class loader. */
    public static Plugins load(ClassLoader loader) {
        return new Plugins(loader);
    }

    /** The source of a job's data. */
    public DataSource dataSource(JobSpec job) {
        return named(dataSources, "data.type", job.dataType());
    }

    /**
     * Opens a job's data.
     *
     * @param fitted the codec of a trained model to encode with, or null to fit one on the training split
     */
    public SequenceData open(JobSpec job, Codec fitted) {
        return dataSource(job).open(job.dataOptions(), fitted);
    }

    /** Opens other files as the test split, with the codec and the other options of a trained model. */
    public SequenceData openTest(JobSpec job, List<String> files, Codec fitted) {
        DataSource source = dataSource(job);
        return source.open(source.onlyTest(job.dataOptions(), files), fitted);
    }

    /** A trained model's codec as it reads requests; see {@link DataSource#forRequests}. */
    public Codec forRequests(JobSpec job, Codec fitted) {
        return dataSource(job).forRequests(job.dataOptions(), fitted);
    }

    /** Reads a codec that {@link Codec#toJson} wrote. */
    public Codec codec(String format, JsonNode json) {
        return named(codecFormats, "codec format", format).read(json);
    }

    /** The tasks that a job may name. */
    public Tasks tasks() {
        return Tasks.of(
                networks.values().stream().collect(Collectors.toMap(NetworkFactory::task, NetworkFactory::options)));
    }

    /** A reader of jobs for these tasks. */
    public JobReader jobs() {
        return new JobReader(tasks(), dataOptions());
    }

    /** The records of options under {@code data}, by type; only types that have one. */
    public Map<String, Class<? extends Record>> dataOptions() {
        Map<String, Class<? extends Record>> options = new TreeMap<>();
        dataSources.forEach((type, source) -> source.options().ifPresent(record -> options.put(type, record)));
        return options;
    }

    /** The factory of a job's networks. */
    public NetworkFactory network(JobSpec job) {
        return named(networks, "task", job.task());
    }

    /**
     * The factory of networks for a job and its data.
     *
     * @throws UserException if the data does not fit the task, with the tasks that it fits
     */
    public NetworkFactory network(JobSpec job, SequenceData data) {
        NetworkFactory factory = network(job);
        if (factory.fits(data.input(), data.output())) {
            return factory;
        }
        List<String> remedies = new ArrayList<>();
        factory.advice(job, data.output()).ifPresent(remedies::add);
        List<String> others = networks.values().stream()
                .filter(other -> other.fits(data.input(), data.output()))
                .map(NetworkFactory::task)
                .toList();
        if (!others.isEmpty()) {
            remedies.add("use task = " + String.join(" or ", others));
        }
        throw new UserException("task = %s does not fit data.type = %s, with inputs: %s, targets: %s; %s"
                .formatted(
                        job.task(),
                        job.dataType(),
                        data.input().description(),
                        data.output().description(),
                        remedies.isEmpty() ? "no task fits" : String.join(", or ", remedies)));
    }

    private static <T> T named(Map<String, T> known, String key, String name) {
        T found = known.get(name);
        if (found == null) {
            throw new UserException("%s = %s, but must be one of %s%s"
                    .formatted(
                            key,
                            name,
                            known.isEmpty() ? "(none on the class path)" : String.join(", ", known.keySet()),
                            Suggestion.nearest(name, known.keySet())
                                    .map("; did you mean %s?"::formatted)
                                    .orElse("")));
        }
        return found;
    }

    private static <T> Map<String, T> find(ClassLoader loader, Class<T> service, Function<T, String> name) {
        Map<String, T> found = new TreeMap<>();
        try {
            for (T provider : ServiceLoader.load(service, loader)) {
                T other = found.put(name.apply(provider), provider);
                if (other != null) {
                    throw new UserException("the class path holds two of %s %s: %s and %s; remove one"
                            .formatted(
                                    service.getSimpleName(),
                                    name.apply(provider),
                                    other.getClass().getName(),
                                    provider.getClass().getName()));
                }
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            throw new UserException(
                    "a plug-in on the class path cannot be loaded: %s; remove or fix its jar".formatted(e.getMessage()),
                    e);
        }
        return found;
    }
}
