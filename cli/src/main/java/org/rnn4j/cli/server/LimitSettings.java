package org.rnn4j.cli.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.serve.limit.Limits;

/** Limits as they are given on a command line. */
final class LimitSettings {
    private LimitSettings() {}

    /** @param settings such as {@code queue=64}; others have their defaults */
    static Limits of(List<String> settings) {
        ObjectNode block = JsonNodeFactory.instance.objectNode();
        for (String setting : settings) {
            int at = setting.indexOf('=');
            if (at < 1) {
                throw new UserException("--limit %s, but must be KEY=VALUE, such as queue=64".formatted(setting));
            }
            String value = setting.substring(at + 1);
            if (value.matches("-?\\d{1,18}")) {
                block.put(setting.substring(0, at), Long.parseLong(value));
            } else {
                block.put(setting.substring(0, at), value);
            }
        }
        return Binder.bind(block, Limits.class, "limits");
    }
}
