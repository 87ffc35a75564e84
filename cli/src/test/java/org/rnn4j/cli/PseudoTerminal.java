package org.rnn4j.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A terminal without a window (POSIX.1-2017, posix_openpt): a process runs at it, a test types and looks at the screen. */
final class PseudoTerminal implements AutoCloseable {
    private static final int READ_WRITE = 2;
    private static final int NO_CONTROLLING_TERMINAL = 0x100;
    private static final LibC C = Native.load("c", LibC.class);

    private final int master = C.posix_openpt(READ_WRITE | NO_CONTROLLING_TERMINAL);
    private final Process process;
    private final StringBuilder screen = new StringBuilder();

    /** The part of the C library that makes pseudo-terminals. */
    interface LibC extends Library {
        int posix_openpt(int flags) throws LastErrorException;

        int grantpt(int fd) throws LastErrorException;

        int unlockpt(int fd) throws LastErrorException;

        String ptsname(int fd) throws LastErrorException;

        long read(int fd, byte[] bytes, long count) throws LastErrorException;

        long write(int fd, byte[] bytes, long count) throws LastErrorException;

        int close(int fd) throws LastErrorException;
    }

    /** Starts a command in a session of its own, of which this is the controlling terminal; after a minute it is killed. */
    PseudoTerminal(List<String> command) throws IOException {
        C.grantpt(master);
        C.unlockpt(master);
        File terminal = new File(C.ptsname(master));
        List<String> line = new ArrayList<>(List.of("setsid", "--ctty", "--wait"));
        line.addAll(List.of("timeout", "--foreground", "--signal=KILL", "60"));
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectInput(terminal)
                .redirectOutput(terminal)
                .redirectError(terminal);
        builder.environment().put("TERM", "xterm");
        process = builder.start();
    }

    void type(String keys) {
        byte[] bytes = keys.getBytes(UTF_8);
        C.write(master, bytes, bytes.length);
    }

    /** Waits until the screen has shown a text. */
    void await(String text) {
        while (screen.indexOf(text) < 0 && readOn()) {}
    }

    /** Waits until the process has ended. */
    int exitCode() throws InterruptedException {
        while (readOn()) {}
        return process.waitFor();
    }

    /** Everything that was printed so far. */
    String screen() {
        return screen.toString();
    }

    private boolean readOn() {
        byte[] bytes = new byte[8_192];
        try {
            long read = C.read(master, bytes, bytes.length);
            screen.append(new String(bytes, 0, (int) Math.max(0, read), UTF_8));
            return read > 0;
        } catch (LastErrorException e) {
            return false; // nobody has the terminal open any more
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        C.close(master);
    }
}
