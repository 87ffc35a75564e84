package org.rnn4j.cli.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.core.error.UserException;

/** The names under which models are served. */
final class ServedNames {
    private static final Pattern NAMED = Pattern.compile("([^=/\\\\]+)=(.+)");
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private ServedNames() {}

    /**
     * The files by name.
     *
     * @param arguments {@code NAME=FILE}, or {@code FILE}, whose name is that of the file, or of its folder if it is the best or last model
     *     of a run
     */
    static Map<String, Path> of(List<String> arguments) {
        Map<String, Path> files = new TreeMap<>();
        for (String argument : arguments) {
            Matcher named = NAMED.matcher(argument);
            boolean isNamed = named.matches();
            Path file = Path.of(isNamed ? named.group(2) : argument);
            String name = isNamed ? named.group(1) : name(file);
            if (!ALLOWED.matcher(name).matches()) {
                throw new UserException(
                        "%s: the name \"%s\" cannot stand in an address; give one of letters, digits, dots and hyphens: NAME=%s"
                                .formatted(argument, name, file));
            }
            Path other = files.put(name, file);
            if (other != null) {
                throw new UserException(
                        "%s and %s are both called %s; give them names: NAME=FILE".formatted(other, file, name));
            }
        }
        return files;
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.zip$", "");
        Path folder = file.toAbsolutePath().normalize().getParent();
        boolean isOfRun = name.equals("best") || name.equals("last");
        return isOfRun && folder != null && folder.getFileName() != null
                ? folder.getFileName().toString()
                : name;
    }
}
