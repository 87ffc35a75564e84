package org.rnn4j.cli;

import picocli.CommandLine.IVersionProvider;

/** Output of {@code rnn4j --version}. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "rnn4j " + (version == null ? "(not packaged)" : version),
            "Java %s, %s %s"
                    .formatted(
                            System.getProperty("java.version"),
                            System.getProperty("os.name"),
                            System.getProperty("os.arch"))
        };
    }
}
