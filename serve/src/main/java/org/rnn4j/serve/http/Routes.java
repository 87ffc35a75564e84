package org.rnn4j.serve.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The actions of a server by method and path. A path such as {@code /models/{name}} has placeholders for one segment. */
public final class Routes {
    private final List<Route> all = new ArrayList<>();

    /**
     * One action.
     *
     * @param isOpen whether it needs no token
     */
    record Route(String method, String path, boolean isOpen, Action action) {
        /** The values of the placeholders if the path fits. */
        Optional<Map<String, String>> match(String[] segments) {
            String[] own = path.split("/", -1);
            if (own.length != segments.length) {
                return Optional.empty();
            }
            Map<String, String> values = new TreeMap<>();
            for (int i = 0; i < own.length; i++) {
                if (own[i].startsWith("{")) {
                    values.put(own[i].substring(1, own[i].length() - 1), segments[i]);
                } else if (!own[i].equals(segments[i])) {
                    return Optional.empty();
                }
            }
            return Optional.of(values);
        }
    }

    /** An action and the values of its path. */
    record Match(Route route, Map<String, String> values) {}

    /** Adds an action that answers at once. */
    public Routes add(String method, String path, Function<Call, Answer> action) {
        return addLater(method, path, call -> CompletableFuture.completedFuture(action.apply(call)));
    }

    /** Adds an action. */
    public Routes addLater(String method, String path, Action action) {
        all.add(new Route(method, path, false, action));
        return this;
    }

    /** Adds an action that needs no token and answers at once. */
    public Routes addOpen(String method, String path, Function<Call, Answer> action) {
        all.add(new Route(method, path, true, call -> CompletableFuture.completedFuture(action.apply(call))));
        return this;
    }

    /** The methods and paths, such as {@code GET /models/{name}}. */
    public List<String> list() {
        return all.stream().map(route -> route.method() + " " + route.path()).toList();
    }

    Match find(String method, String path) {
        String[] segments = path.split("/", -1);
        List<Match> matches = all.stream()
                .flatMap(route -> route.match(segments).map(values -> new Match(route, values)).stream())
                .toList();
        if (matches.isEmpty()) {
            throw Problem.notFound("there is nothing at this path; GET /openapi.json lists the paths");
        }
        return matches.stream()
                .filter(match -> match.route().method().equals(method))
                .findFirst()
                .orElseThrow(() -> Problem.method(
                        method,
                        matches.stream().map(match -> match.route().method()).collect(Collectors.joining(", "))));
    }
}
