package org.rnn4j.datasets.motion;

import java.util.Locale;

/** Writes BVH files. */
final class BvhWriter {
    private final Clip clip;
    private final StringBuilder text = new StringBuilder("HIERARCHY\n");

    private BvhWriter(Clip clip) {
        this.clip = clip;
    }

    static String text(Clip clip) {
        BvhWriter writer = new BvhWriter(clip);
        writer.joint(0, "");
        writer.text.append("MOTION\nFrames: ").append(clip.frames().length);
        writer.text.append("\nFrame Time: ").append(String.format(Locale.ROOT, "%.8f", clip.frameSeconds()));
        for (double[] frame : clip.frames()) {
            String separator = "\n";
            for (double value : frame) {
                writer.text.append(separator).append(String.format(Locale.ROOT, "%.6f", value));
                separator = " ";
            }
        }
        return writer.text.append('\n').toString();
    }

    private void joint(int index, String indent) {
        Joint joint = clip.skeleton().joints().get(index);
        String kind = joint.isEnd() ? "End Site" : (index == 0 ? "ROOT " : "JOINT ") + joint.name();
        text.append(indent).append(kind).append('\n').append(indent).append("{\n");
        text.append(indent).append("\tOFFSET");
        joint.offset().forEach(value -> text.append(' ').append(value));
        text.append('\n');
        if (!joint.channels().isEmpty()) {
            text.append(indent).append("\tCHANNELS ").append(joint.channels().size());
            joint.channels().forEach(channel -> text.append(' ').append(channel));
            text.append('\n');
        }
        for (int child = index + 1; child < clip.skeleton().joints().size(); child++) {
            if (clip.skeleton().joints().get(child).parent() == index) {
                joint(child, indent + "\t");
            }
        }
        text.append(indent).append("}\n");
    }
}
