package org.rnn4j.cli.init;

import java.util.List;

/** Numbered statements with questions and answers, as in bAbI. */
final class StoryDetector implements Detector {
    @Override
    public List<Guess> guesses(Inputs inputs) {
        List<String> lines = inputs.sample().lines();
        boolean numbered = lines.stream().allMatch(line -> line.matches("\\d+ .*"))
                && lines.get(0).startsWith("1 ")
                && lines.stream().filter(line -> line.startsWith("1 ")).count() > 1;
        long questions = lines.stream().filter(line -> line.contains("\t")).count();
        if (!numbered || questions == 0 || questions == lines.size()) {
            return List.of();
        }
        long examples = Math.round(questions * inputs.sample().times());
        return List.of(new GuessBuilder("seq2seq", "pairs", inputs)
                .data("format", "stories", "lines are numbered, and questions have a tab before the answer")
                .data("tokenizer", "{type: word, lower-case: true}", "")
                .data("target-tokenizer", "{type: word, lower-case: true}", "")
                .data("max-source", "2000", "a source is all of the story so far")
                .splits(inputs, examples)
                .sized("gru", true, examples, 50)
                .model("attention", "general", "")
                .training("best-by", "score", "")
                .build(Guess.SURE, "%,d questions about stories, and their answers".formatted(examples)));
    }
}
