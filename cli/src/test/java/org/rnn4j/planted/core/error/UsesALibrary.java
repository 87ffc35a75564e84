package org.rnn4j.planted.core.error;

import com.fasterxml.jackson.databind.JsonNode;

public final class UsesALibrary {
    JsonNode json;
}
