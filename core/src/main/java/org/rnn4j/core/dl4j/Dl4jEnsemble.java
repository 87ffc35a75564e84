package org.rnn4j.core.dl4j;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipOutputStream;
import org.rnn4j.core.network.SavedNetwork;

/**
 * Several DL4J networks whose predictions are averaged. A bundle holds the first one as it holds a single network, and the
 * others in folders of their own.
 *
 * @param members at least one
 */
public record Dl4jEnsemble(List<Dl4jNetwork> members) implements SavedNetwork {
    /** Maximum number of networks. */
    public static final int MOST = 32;

    /** The format of DL4J's networks in bundles, of one or several. */
    public static final Format FORMAT = new Format() {
        @Override
        public List<String> entries() {
            return NetworkEntries.REQUIRED;
        }

        @Override
        public SavedNetwork read(Entries entries) throws IOException {
            List<Dl4jNetwork> members = new ArrayList<>();
            members.add(new Dl4jNetwork(NetworkEntries.read(entries, "")));
            while (members.size() < MOST
                    && NetworkEntries.REQUIRED.stream().allMatch(name -> entries.has(folder(members.size()) + name))) {
                members.add(new Dl4jNetwork(NetworkEntries.read(entries, folder(members.size()))));
            }
            return members.size() == 1 ? members.get(0) : new Dl4jEnsemble(members);
        }
    };

    public Dl4jEnsemble {
        members = List.copyOf(members);
    }

    /** The members of a saved network, which may be a single one. */
    public static List<Dl4jNetwork> membersOf(SavedNetwork network) {
        return network instanceof Dl4jEnsemble ensemble ? ensemble.members : List.of((Dl4jNetwork) network);
    }

    private static String folder(int before) {
        return "network-%d/".formatted(before + 1);
    }

    @Override
    public long parameters() {
        return members.stream().mapToLong(Dl4jNetwork::parameters).sum();
    }

    @Override
    public void writeTo(ZipOutputStream zip) throws IOException {
        for (int i = 0; i < members.size(); i++) {
            NetworkEntries.write(members.get(i).model(), zip, i == 0 ? "" : folder(i));
        }
    }
}
