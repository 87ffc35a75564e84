package org.rnn4j.core.predict;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.decode.ctc.LabelPredictor;
import org.rnn4j.core.decode.ctc.LabelTexts;
import org.rnn4j.core.decode.ctc.TranscriptWords;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.generate.GeneratedText;
import org.rnn4j.core.generate.Generator;
import org.rnn4j.core.generate.PieceSpec;
import org.rnn4j.core.generate.StepGenerator;
import org.rnn4j.core.generate.TokenGenerator;
import org.rnn4j.core.io.LineReader;
import org.rnn4j.core.job.JobJson;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.SampleSpec;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.job.Settings.Setting;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.LanguageModelFusion;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.Hearing;
import org.rnn4j.core.sequence.Hearing.Sound;
import org.rnn4j.core.sequence.Made;
import org.rnn4j.core.sequence.Medium;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.PredictedValue;
import org.rnn4j.core.sequence.PredictedValue.OneClass;
import org.rnn4j.core.sequence.PredictedValue.SpokenWord;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.Sequences;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.core.sequence.RequestInput.Form;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.StepCodec;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.core.train.Evaluation;
import org.rnn4j.core.train.Evaluator;
import org.rnn4j.core.train.Trainer;

/**
 * A trained model in use. Opened from a bundle, it predicts classes, tags, forecasts or sequences, generates text and holds
 * conversations, as its task allows:
 *
 * <pre>
 *   try (Predictor predictor = Predictor.open(Path.of("best.zip"))) {
 *       for (Prediction prediction : predictor.predict("Who wrote Hamlet ?")) {
 *           System.out.println(prediction.text());
 *       }
 *   }
 * </pre>
 *
 * <p>Thread-safe: one predictor serves any number of threads, each call in buffers of its own. A predictor changes no setting
 * of the process, such as the number of threads of ND4J's own operations.
 */
public final class Predictor implements AutoCloseable {
    private static final int BATCH = 32;

    private final String name;
    private final ModelBundle bundle;
    private final Plugins plugins;
    private final SequenceModel model;
    private final Codec codec;
    private final Optional<Predictor> language;

    private Predictor(String name, ModelBundle bundle, Plugins plugins, Settings settings) {
        this(name, with(bundle, plugins, settings), plugins, Optional.empty(), 0);
    }

    private Predictor(String name, ModelBundle bundle, Plugins plugins, Optional<Predictor> language, double weight) {
        this.name = name;
        this.bundle = bundle;
        this.plugins = plugins;
        this.language = language;
        codec = plugins.forRequests(bundle.job(), bundle.codec());
        model = language.isEmpty()
                ? bundle.model(plugins)
                : bundle.model(plugins, new SharedTokens(language.get(), written()).fusion(weight));
    }

    /**
     * Opens a bundle with the settings of its own job.
     *
     * @throws UserException if the file is not a bundle that this version reads
     */
    public static Predictor open(Path file) {
        return open(file, Settings.of(List.of()));
    }

    /**
     * Opens a bundle.
     *
     * @param settings over those of its job: {@code threads} and {@code decoding.*}, such as {@code threads=2}
     * @throws UserException if the file is not a bundle that this version reads, or a setting is not allowed
     */
    public static Predictor open(Path file, Settings settings) {
        Plugins plugins = Plugins.load();
        return new Predictor(file.toString(), ModelBundle.read(file, plugins), plugins, settings);
    }

    /**
     * Opens the bundle of a model that writes sequences, and the bundle of a language model that takes part in the search for
     * them ({@link LanguageModelFusion}).
     *
     * @param language bundle of a model for the language of the sequences, trained on one text per line with a tokenizer of the
     *     same kind
     * @param weight weight of the language model, greater than 0
     * @throws UserException if a file is not a bundle that this version reads, a setting is not allowed, the first model writes
     *     no texts, or the models share fewer than half of the first one's tokens
     */
    public static Predictor open(Path file, Settings settings, Path language, double weight) {
        Plugins plugins = Plugins.load();
        return of(ModelBundle.read(file, plugins), file.toString(), settings, open(language), weight);
    }

    /**
     * Opens a bundle that was read already, such as a signed one; otherwise as {@link #open(Path, Settings)}.
     *
     * @param name name of the bundle, for errors
     */
    public static Predictor of(ModelBundle bundle, String name, Settings settings) {
        return new Predictor(name, bundle, Plugins.load(), settings);
    }

    /**
     * The same with a language model; otherwise as {@link #open(Path, Settings, Path, double)}.
     *
     * @param name name of the bundle, for errors
     * @param language the language model, which is closed with the predictor, and after an error
     */
    public static Predictor of(ModelBundle bundle, String name, Settings settings, Predictor language, double weight) {
        Plugins plugins = Plugins.load();
        try {
            return new Predictor(name, with(bundle, plugins, settings), plugins, Optional.of(language), weight);
        } catch (UserException e) {
            language.close();
            throw e;
        }
    }

    /** Opens a bundle from a stream, which is read to its end and not closed; otherwise as {@link #open(Path, Settings)}. */
    public static Predictor open(InputStream in, Settings settings) {
        Plugins plugins = Plugins.load();
        return new Predictor("the model", ModelBundle.read(in, "the model", plugins), plugins, settings);
    }

    /** Opens a bundle from its bytes; otherwise as {@link #open(Path, Settings)}. */
    public static Predictor open(byte[] bytes, Settings settings) {
        return open(new ByteArrayInputStream(bytes), settings);
    }

    private Predictor(Predictor other, SequenceModel model, Codec codec) {
        name = other.name;
        bundle = other.bundle;
        plugins = other.plugins;
        language = other.language;
        this.model = model;
        this.codec = codec;
    }

    /**
     * A predictor with the same model, whose forecasts have conformal intervals; closing one closes both.
     *
     * @param level wanted share of values in the interval, in (0, 1)
     * @throws UserException if the model makes no forecasts, or was not calibrated on held-back rows
     */
    public Predictor withIntervals(double level) {
        return new Predictor(this, model, predictionCodec().withIntervals(level));
    }

    /**
     * A predictor with the same model, which forecasts another number of rows: beyond those that it was trained for, from its
     * own forecasts. Closing one closes both.
     *
     * @throws UserException if the model makes no forecasts, or reads columns that are not known for these rows
     */
    public Predictor withHorizon(int rows) {
        return new Predictor(this, model, predictionCodec().withHorizon(rows));
    }

    /**
     * A predictor with the same model, whose search for transcripts is guided. Closing one closes both.
     *
     * @throws UserException if the model is not one for {@code task: transcription}, a weight is out of range, or the model writes
     *     none of the words
     */
    public Predictor guided(TranscriptGuide guide) {
        return new Predictor(this, guided(transcriber(), guide), codec);
    }

    private LabelPredictor guided(LabelPredictor model, TranscriptGuide guide) {
        Optional<LanguageModelFusion> fusion = language.filter(any -> guide.languageWeight() != 0)
                .map(known -> new SharedTokens(known, written()).fusion(guide.languageWeight()));
        Optional<TranscriptWords> words =
                Optional.of(guide).filter(TranscriptGuide::hasWords).map(any -> new WritableWords(written()).of(guide));
        return model.with(fusion, words);
    }

    /**
     * The main metric of transcripts on a split for each of some guides. The network reads the split once.
     *
     * @throws UserException if the model is not one for {@code task: transcription}, or the split is empty
     */
    public List<Metric> tryGuides(SequenceData data, Split split, List<TranscriptGuide> guides) {
        if (data.size(split) == 0) {
            throw new UserException("the data has no %s split to find weights of the search on; set data.split.%s"
                    .formatted(
                            split.name().toLowerCase(Locale.ROOT), split.name().toLowerCase(Locale.ROOT)));
        }
        LabelPredictor transcriber = transcriber();
        JobSpec job = bundle.job();
        var weights = new DecodingWeights(transcriber, data, split, Trainer.plan(job.training(), job.seed()));
        return guides.stream()
                .map(guide -> weights.metric(guided(transcriber, guide)))
                .toList();
    }

    /**
     * Words of a set that the model cannot write, since it knows no labels for some of their characters.
     *
     * @throws UserException if the model writes no texts
     */
    public List<String> unwritable(Set<String> words) {
        return new WritableWords(written()).lacking(words);
    }

    /**
     * The words of a known text, aligned with the time steps of a request: which steps belong to which word.
     *
     * @param request of {@link #predictionCodec}
     * @throws UserException if the model is not one for {@code task: transcription}, does not know tokens of the text, or the request
     *     has too few steps for the text
     */
    public List<SpokenWord> align(Request request, String text) {
        PredictionCodec requested = predictionCodec();
        Sequences read = transcriber().read(requested.encode(List.of(request)));
        return requested.align(text, read.labels()[0]);
    }

    /**
     * Transcribes sound while it arrives.
     *
     * @throws UserException if the model is not one for {@code task: transcription}, does not read sound, or needs whole recordings
     */
    public LiveTranscript transcribe(Sound sound) {
        if (isClassifier()) {
            throw new UserException("%s is a model for task = %s, which hears classes; add --threshold"
                    .formatted(name, bundle.job().task()));
        }
        LabelPredictor labels = transcriber();
        Hearing hearing = hearing();
        return new LiveTranscript(labels, hearing.steps(sound), hearing.stepSeconds(), LabelTexts.of(written()));
    }

    /**
     * Classifies windows of sound while it arrives, each as a recording of its own.
     *
     * @param seconds length of a window
     * @param hop seconds between the starts of two windows
     * @return predictions of {@link PredictedValue.OneClass}
     * @throws UserException if the model is not one for {@code task: classification}, or does not read sound
     */
    public Iterator<HeardClass> classify(Sound sound, double seconds, double hop) {
        if (!isClassifier()) {
            throw new UserException(
                    "%s is a model for task = %s, but classes are heard by one for task = classification; leave --threshold out"
                            .formatted(name, bundle.job().task()));
        }
        Iterator<Hearing.Window> windows = hearing().windows(sound, seconds, hop);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return windows.hasNext();
            }

            @Override
            public HeardClass next() {
                Hearing.Window window = windows.next();
                Request request = predictionCodec().request(sound.name(), window.encoded());
                OneClass value =
                        (OneClass) predict(List.of(request), true).get(0).value();
                return new HeardClass(window.begin(), window.end(), value);
            }
        };
    }

    private boolean isClassifier() {
        return predictionCodec()
                .output()
                .filter(OutputSpec.OneClass.class::isInstance)
                .isPresent();
    }

    /**
     * How the model reads sound while it arrives.
     *
     * @throws UserException if it does not read sound
     */
    public Hearing hearing() {
        return predictionCodec()
                .hearing()
                .orElseThrow(() -> new UserException("%s reads data.type = %s, not sound; use predict without a stream"
                        .formatted(name, bundle.codec().format())));
    }

    /** The same as a prediction, to be written like others. */
    public Prediction aligned(Request request, String text) {
        PredictionCodec requested = predictionCodec();
        Sequences read = transcriber().read(requested.encode(List.of(request)));
        return requested.aligned(request, text, read.labels()[0]);
    }

    /**
     * Transcribes a split.
     *
     * @param each gets each batch and its transcripts, with the log probabilities of labels
     * @throws UserException if the model is not one for {@code task: transcription}, or the split is empty
     */
    public void transcribe(SequenceData data, Split split, BiConsumer<SequenceBatch, Sequences> each) {
        LabelPredictor transcriber = transcriber();
        if (data.size(split) == 0) {
            throw new UserException("the data has no %s split to transcribe"
                    .formatted(split.name().toLowerCase(Locale.ROOT)));
        }
        JobSpec job = bundle.job();
        for (SequenceBatch batch : data.evaluationBatches(split, Trainer.plan(job.training(), job.seed()))) {
            each.accept(batch, (Sequences) transcriber.predict(batch).predictions());
        }
    }

    private LabelPredictor transcriber() {
        if (model instanceof LabelPredictor labels) {
            return labels;
        }
        throw new UserException("%s is a model for task = %s, but only task = transcription writes down its input"
                .formatted(name, bundle.job().task()));
    }

    private static ModelBundle with(ModelBundle bundle, Plugins plugins, Settings settings) {
        if (settings.all().isEmpty()) {
            return bundle;
        }
        for (Setting setting : settings.all()) {
            if (!setting.key().equals("threads") && !setting.key().startsWith("decoding.")) {
                throw new UserException("%s %s, but of a trained model only threads and decoding.* can be set"
                        .formatted(setting.origin(), setting.key()));
            }
        }
        JobSpec own = bundle.job();
        JobSpec job = plugins.jobs().parse(JobJson.toYaml(own), "the bundle's job", own.name(), settings);
        return new ModelBundle(job, bundle.codec(), bundle.run(), bundle.network(), bundle.state());
    }

    /** The bundle; its job has the settings with which it was opened. */
    public ModelBundle bundle() {
        return bundle;
    }

    /**
     * Predictions for requests: one per line, or a table in the form of the model's job, with its header.
     *
     * @throws UserException if the model makes no predictions, or a request cannot be read
     */
    public List<Prediction> predict(String requests) {
        return predict(new LineReader(new StringReader(requests)), "the request");
    }

    /**
     * Predictions for all requests of a file: in the form of the model's job and its encoding, or one per line; decompressed
     * if its name ends in {@code .gz}.
     *
     * @throws UserException if the model makes no predictions, or the file or a request cannot be read
     */
    public List<Prediction> predict(Path file) {
        try (RequestInput in = RequestInput.open(file, Form.AUTO, encoding())) {
            return predict(in);
        }
    }

    /**
     * Predictions for all requests of a reader.
     *
     * @param where name of the reader, for errors
     * @throws UserException if the model makes no predictions, or a request cannot be read
     */
    public List<Prediction> predict(BufferedReader in, String where) {
        return predict(RequestInput.of(where, Form.AUTO, in));
    }

    /**
     * Predictions for all requests of an input.
     *
     * @throws UserException if the model makes no predictions, or a request cannot be read
     */
    public List<Prediction> predict(RequestInput in) {
        List<Prediction> all = new ArrayList<>();
        List<Request> batch = new ArrayList<>();
        for (Iterator<Request> requests = predictionCodec().requests(in); requests.hasNext(); ) {
            batch.add(requests.next());
            if (batch.size() == BATCH || !requests.hasNext()) {
                all.addAll(predict(batch, false));
                batch.clear();
            }
        }
        return all;
    }

    /** The encoding of the files that the model was trained on. */
    public Charset encoding() {
        return Charset.forName(bundle.job().dataOptions().path("encoding").asText("UTF-8"));
    }

    /**
     * Predictions for requests of {@link #predictionCodec}, computed as one batch.
     *
     * @param probabilities whether text, JSON and rows show all probabilities, quantiles or alternatives; the typed value
     *     always has them
     */
    public List<Prediction> predict(List<Request> requests, boolean probabilities) {
        PredictionCodec requested = predictionCodec();
        Predictions predictions = predictor()
                .predict(requested.encode(requests), requested.rollout(requests))
                .predictions();
        return requested.decode(requests, predictions, probabilities);
    }

    /**
     * The codec of requests and predictions.
     *
     * @throws UserException if the model makes no predictions
     */
    public PredictionCodec predictionCodec() {
        if (codec instanceof PredictionCodec requested) {
            return requested;
        }
        throw noPredictions();
    }

    private TextCodec written() {
        Optional<TextCodec> text = codec instanceof PredictionCodec requested ? requested.written() : Optional.empty();
        return text.orElseThrow(() -> new UserException(
                "a language model can help to write texts, but %s is a model for task = %s, which writes none"
                        .formatted(name, bundle.job().task())));
    }

    private SequencePredictor predictor() {
        if (model instanceof SequencePredictor predictor) {
            return predictor;
        }
        throw noPredictions();
    }

    private UserException noPredictions() {
        return new UserException("%s is a model for task = %s and its codec \"%s\" reads no requests; %s"
                .formatted(
                        name,
                        bundle.job().task(),
                        bundle.codec().format(),
                        bundle.codec() instanceof TextCodec || bundle.codec() instanceof StepCodec
                                ? "use generate"
                                : "predict needs a model that classifies, tags, forecasts or translates"));
    }

    /**
     * A new conversation.
     *
     * @throws UserException if the model makes no predictions
     */
    public Chat converse() {
        predictor();
        return new Chat(this);
    }

    /**
     * Generates text with a language model.
     *
     * @param sample prompt, length and how tokens are drawn; a job's own is {@code bundle().job().sample()}
     * @param seed the same seed generates the same text
     * @param pieces gets the text as it grows, on the calling thread
     * @throws UserException if the model is not a language model, or it cannot read the prompt
     */
    public GeneratedText generate(SampleSpec sample, long seed, Consumer<String> pieces) {
        TextCodec text = textCodec();
        if (model instanceof LanguageModel language) {
            return new Generator(language, text).generate(sample, seed, pieces);
        }
        throw new UserException("%s is a model for task = %s, but generate needs a language model; use predict"
                .formatted(name, bundle.job().task()));
    }

    /**
     * Generates pieces, such as drawings or tunes, for {@link #medium}.
     *
     * @throws UserException if the model does not generate, or it reads in both directions
     */
    public List<Made> generate(PieceSpec spec) {
        if (model instanceof LanguageModel language) {
            int unknown = bundle.codec() instanceof TextCodec text ? text.unknownId() : -1;
            return new TokenGenerator(language, medium(), unknown).generate(spec);
        }
        if (codec instanceof StepCodec steps) {
            return new StepGenerator(predictor(), steps).generate(spec);
        }
        throw noMedium();
    }

    /**
     * The files in which generated pieces are written.
     *
     * @throws UserException if the model does not generate such files
     */
    public Medium medium() {
        return codec.medium().orElseThrow(this::noMedium);
    }

    private UserException noMedium() {
        return new UserException("%s is a model for task = %s with the codec \"%s\", which writes no files; %s"
                .formatted(
                        name,
                        bundle.job().task(),
                        bundle.codec().format(),
                        model instanceof LanguageModel ? "leave out --out" : "use predict"));
    }

    /**
     * The probability that a language model gives each token of a text but the first, after those before it.
     *
     * @param tokens ids of {@link #textCodec}, two or more
     * @throws UserException if the model is not a language model
     */
    public double[] probabilities(int[] tokens) {
        return languageModel().probabilities(tokens);
    }

    LanguageModel languageModel() {
        if (model instanceof LanguageModel language) {
            return language;
        }
        throw new UserException("%s is a model for task = %s, which is not a language model"
                .formatted(name, bundle.job().task()));
    }

    /**
     * The codec of a language model.
     *
     * @throws UserException if the codec is not one of text
     */
    public TextCodec textCodec() {
        if (bundle.codec() instanceof TextCodec text) {
            return text;
        }
        if (bundle.codec() instanceof StepCodec) {
            throw new UserException("%s is a model for task = %s, which generates files, not text; add --out FILE.%s"
                    .formatted(name, bundle.job().task(), medium().writes().get(0)));
        }
        throw new UserException(
                "%s has the codec \"%s\", which is not one of text; generate needs a language model, but this task = %s"
                        .formatted(name, bundle.codec().format(), bundle.job().task()));
    }

    /**
     * The data that the model was trained on, read again and encoded with its codec. Opens the files that the bundle names, so
     * do not call it for a bundle of someone else.
     */
    public SequenceData data() {
        return plugins.open(bundle.job(), bundle.codec());
    }

    /** The existing files and folders that {@link #data()} opens. */
    public List<Path> files() {
        return plugins.jobs().files(bundle.job());
    }

    /** Other files of the same kind, encoded with the model's codec, all in the test split. */
    public SequenceData data(List<String> files) {
        return plugins.openTest(bundle.job(), files, bundle.codec());
    }

    /**
     * Loss and metrics on a split of {@link #data}.
     *
     * @throws UserException if the data has no such split
     */
    public Evaluation evaluate(SequenceData data, Split split) {
        JobSpec job = bundle.job();
        return new Evaluator(Trainer.plan(job.training(), job.seed())).evaluate(model, data, split);
    }

    /** Frees the model; no call may be running. */
    @Override
    public void close() {
        model.close();
        language.ifPresent(Predictor::close);
    }
}
