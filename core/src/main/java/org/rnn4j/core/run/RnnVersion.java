package org.rnn4j.core.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of the running rnn4j. */
public final class RnnVersion {
    private static final String CURRENT = read();

    private RnnVersion() {}

    /** The version, such as {@code 0.1.0}. */
    public static String current() {
        return CURRENT;
    }

    private static String read() {
        try (InputStream in = RnnVersion.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new IllegalStateException("version.properties cannot be read", e);
        }
    }
}
