package org.rnn4j.cli.chat;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.rnn4j.cli.model.DecodingOptions;
import org.rnn4j.cli.model.OpenModel;
import org.rnn4j.cli.model.SignatureOption;
import org.rnn4j.cli.terminal.Terminal;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.predict.Predictor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds a conversation between a person and a model. */
@Command(
        name = "chat",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Chat with a seq2seq model: each line that you type gets a reply.",
        footer = {
            "",
            "Commands: /help lists them, /history shows the lines that are kept, /reset",
            "forgets them, /quit (or the end of the input) ends the conversation. A dialogue",
            "model keeps the last turns of both sides. A story model keeps statements and",
            "replies to lines that end in a question mark. Other models reply to each line",
            "on its own. At a terminal, arrow keys edit a line and recall earlier ones.",
            "",
            "Examples:",
            "  rnn4j chat runs/NAME/best.zip",
            "  printf '535+61\\n' | rnn4j chat runs/NAME/best.zip --beam 5"
        })
public final class ChatCommand implements Callable<Integer> {
    private static final String TASK = "seq2seq";

    @Parameters(paramLabel = "MODEL", description = "Bundle of a seq2seq model, such as runs/NAME/best.zip.")
    Path file;

    @Mixin
    DecodingOptions decoding;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Number of compute threads; 0 = as in training.")
    int threads;

    @Mixin
    SignatureOption signature;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Predictor predictor = OpenModel.open(file, threads, decoding, signature)) {
            String task = predictor.bundle().job().task();
            if (!task.equals(TASK)) {
                throw new UserException("%s is a model for task = %s, but chat needs task = %s; use rnn4j predict"
                        .formatted(file, task, TASK));
            }
            ChatSession session = new ChatSession(predictor.converse());
            try (Lines lines = Terminal.isTyped() ? Lines.ofTerminal() : Lines.of(System.in)) {
                for (String line = lines.next(); line != null && !line.strip().equals("/quit"); line = lines.next()) {
                    out.println(session.reply(line.strip()));
                    out.flush();
                }
            }
        }
        return 0;
    }
}
