package org.rnn4j.datasets.drawing;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.drawing.Drawing.Line;
import org.rnn4j.datasets.examples.InputFile;

/**
 * The lines of an SVG file: outlines of path, polyline, polygon, line, rect (with square corners), circle and ellipse, in the order of
 * the file, without styles. A document type is ignored; its entities are errors.
 *
 * @param lines in the units of the file
 * @param side longest side of the view box, or of the lines if there is none
 * @param ownUnits whether a sheet of this program says that its units are those of the model
 */
record SvgFile(List<Line> lines, double side, boolean ownUnits) {
    /** The attribute of the root of a sheet whose units are those of the model. */
    static final String UNITS = "data-units";

    static final String OWN_UNITS = "model";

    private static final Set<String> CONTAINERS = Set.of("svg", "g", "a", "switch");
    /** Elements that draw nothing where they are. */
    private static final Set<String> UNDRAWN = Set.of(
            "defs",
            "symbol",
            "clipPath",
            "mask",
            "marker",
            "pattern",
            "style",
            "script",
            "title",
            "desc",
            "metadata",
            "linearGradient",
            "radialGradient",
            "filter",
            "namedview");

    static SvgFile read(InputFile file) {
        Reader reader = new Reader(file);
        try {
            reader.read();
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            throw file.error(
                    Math.max(1, line),
                    "not well-formed XML, or it has entities of a document type; save it as plain SVG");
        }
        if (reader.lines.isEmpty()) {
            throw new UserException("%s: the file draws no lines".formatted(file.name()));
        }
        return new SvgFile(
                reader.lines,
                reader.side.orElseGet(() -> Bounds.of(reader.lines).side()),
                reader.ownUnits);
    }

    private static final class Reader {
        private final InputFile file;
        private final List<Line> lines = new ArrayList<>();
        private Optional<Double> side = Optional.empty();
        private boolean ownUnits;
        private XMLStreamReader xml;

        Reader(InputFile file) {
            this.file = file;
        }

        void read() throws XMLStreamException {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            xml = factory.createXMLStreamReader(new StringReader(file.text()));
            int undrawn = 0;
            boolean root = true;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                    throw error("the file has entities of a document type, which are not read; save it as plain SVG");
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    if (root) {
                        root();
                        root = false;
                    }
                    undrawn += undrawn > 0 || UNDRAWN.contains(xml.getLocalName()) ? 1 : 0;
                    if (undrawn == 0) {
                        element();
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    undrawn -= undrawn > 0 ? 1 : 0;
                }
            }
        }

        private void root() {
            if (!xml.getLocalName().equals("svg")) {
                throw error("the root is <%s>, but must be <svg>".formatted(xml.getLocalName()));
            }
            ownUnits = OWN_UNITS.equals(attribute(UNITS));
            String box = attribute("viewBox");
            if (!box.isBlank()) {
                double[] numbers = numbers("viewBox", box);
                if (numbers.length != 4 || !(numbers[2] > 0 && numbers[3] > 0)) {
                    throw error("viewBox = %s, but must be x, y, width and height".formatted(box));
                }
                side = Optional.of(Math.max(numbers[2], numbers[3]));
            }
        }

        private void element() {
            String name = xml.getLocalName();
            if (!attribute("transform").isEmpty()) {
                throw error("<%s> has a transform, which is not read; apply transforms before saving".formatted(name));
            }
            String at = file.at(xml.getLocation().getLineNumber());
            switch (name) {
                case "path" -> lines.addAll(SvgPath.lines(attribute("d"), at));
                case "polyline" -> points(false);
                case "polygon" -> points(true);
                case "line" ->
                    add(List.of(new double[] {number("x1"), number("y1")}, new double[] {number("x2"), number("y2")}));
                case "rect" -> rectangle(number("x"), number("y"), number("width"), number("height"));
                case "circle" -> ellipse(number("cx"), number("cy"), number("r"), number("r"));
                case "ellipse" -> ellipse(number("cx"), number("cy"), number("rx"), number("ry"));
                default -> {
                    if (!CONTAINERS.contains(name)) {
                        throw error("<%s> is not read; convert objects to paths before saving".formatted(name));
                    }
                }
            }
        }

        private void points(boolean closed) {
            double[] numbers = numbers("points", attribute("points"));
            if (numbers.length % 2 != 0) {
                throw error("points has %d numbers, but must have pairs".formatted(numbers.length));
            }
            List<double[]> points = new ArrayList<>();
            for (int i = 0; i < numbers.length; i += 2) {
                points.add(new double[] {numbers[i], numbers[i + 1]});
            }
            if (closed && !points.isEmpty()) {
                points.add(points.get(0));
            }
            add(points);
        }

        private void rectangle(double x, double y, double width, double height) {
            add(List.of(
                    new double[] {x, y},
                    new double[] {x + width, y},
                    new double[] {x + width, y + height},
                    new double[] {x, y + height},
                    new double[] {x, y}));
        }

        private void ellipse(double x, double y, double rx, double ry) {
            List<double[]> points = new ArrayList<>();
            for (int i = 0; i <= 64; i++) {
                double angle = 2 * Math.PI * i / 64;
                points.add(new double[] {x + rx * Math.cos(angle), y + ry * Math.sin(angle)});
            }
            add(points);
        }

        private void add(List<double[]> points) {
            if (points.size() > 1) {
                lines.add(new Line(points));
            }
        }

        private String attribute(String name) {
            String value = xml.getAttributeValue(null, name);
            return value == null ? "" : value;
        }

        private double number(String name) {
            String value = attribute(name);
            return value.isEmpty() ? 0 : numbers(name, value.strip())[0];
        }

        private double[] numbers(String name, String text) {
            String[] parts = text.strip().split("[\\s,]+", -1);
            double[] numbers = new double[text.isBlank() ? 0 : parts.length];
            for (int i = 0; i < numbers.length; i++) {
                try {
                    numbers[i] = Double.parseDouble(
                            parts[i].endsWith("px") ? parts[i].substring(0, parts[i].length() - 2) : parts[i]);
                } catch (NumberFormatException e) {
                    throw error("%s has \"%s\" instead of a number without a unit".formatted(name, parts[i]));
                }
                if (!Double.isFinite(numbers[i])) {
                    throw error("%s has \"%s\" instead of a number".formatted(name, parts[i]));
                }
            }
            return numbers;
        }

        private UserException error(String problem) {
            return file.error(xml.getLocation().getLineNumber(), problem);
        }
    }
}
