package org.rnn4j.cli.terminal;

/** Whether a person looks at standard error. */
final class Terminal {
    private Terminal() {}

    /** The launcher knows and says so; without it, Java's console is the nearest sign, as both streams then go to it. */
    static boolean isInteractive() {
        String terminal = System.getenv("TERM");
        if (terminal == null || terminal.equals("dumb")) {
            return false;
        }
        String told = System.getProperty("rnn4j.terminal");
        return told == null ? System.console() != null : Boolean.parseBoolean(told);
    }
}
