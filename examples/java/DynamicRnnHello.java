import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.models.cell.BasicRnn;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.cell.Lstm;
import org.rnn4j.models.rnn.DynamicRnn;

/**
 * The lecture's first steps with {@code dynamic_rnn}: letters as one-hot vectors of size 4 go in, vectors of hidden size 2
 * come out.
 *
 * <pre>java -cp cli/target/rnn4j.jar examples/java/DynamicRnnHello.java</pre>
 */
public class DynamicRnnHello {
    private static final String LETTERS = "helo";
    private static final int HIDDEN_SIZE = 2;
    private static final long SEED = 777;

    public static void main(String[] arguments) {
        Nd4j.getEnvironment().setMaxMasterThreads(1); // small arrays: more threads only wait for each other
        DynamicRnn rnn = new DynamicRnn(new BasicRnn(), LETTERS.length(), HIDDEN_SIZE, SEED);

        System.out.println("One letter: input 4 -> hidden 2");
        show("x", oneHot("h"));
        show("outputs", rnn.forward(oneHot("h"), null, null).outputs());

        System.out.println("Unfolded over n = 5 letters: hello");
        show("outputs", rnn.forward(oneHot("hello"), null, null).outputs());

        System.out.println("A batch of three: hello, eolll, lleel");
        INDArray batch = oneHot("hello", "eolll", "lleel");
        for (Cell cell : List.of(new BasicRnn(), new Lstm(), new Gru(false))) {
            System.out.println(cell);
            DynamicRnn.Result result =
                    new DynamicRnn(cell, LETTERS.length(), HIDDEN_SIZE, SEED).forward(batch, null, null);
            show("outputs", result.outputs());
            for (int s = 0; s < cell.states().size(); s++) {
                show("last " + cell.states().get(s), result.finalState().get(s));
            }
        }

        System.out.println("The same batch with lengths 5, 3, 4: zeros past the end, and the state stays");
        DynamicRnn.Result result = rnn.forward(batch, null, new int[] {5, 3, 4});
        show("outputs", result.outputs());
        show("last h", result.finalState().get(0));

        System.out.println("Backward: how the sum of all outputs depends on the recurrent weights");
        DynamicRnn.Gradients gradients = result.backward(Nd4j.onesLike(result.outputs()), null);
        show("gradient of U_h", gradients.parameters().get("U_h"));
    }

    /** [batch, time, letters]. */
    private static INDArray oneHot(String... words) {
        INDArray x = Nd4j.zeros(words.length, words[0].length(), LETTERS.length());
        for (int b = 0; b < words.length; b++) {
            for (int t = 0; t < words[b].length(); t++) {
                x.putScalar(new int[] {b, t, LETTERS.indexOf(words[b].charAt(t))}, 1);
            }
        }
        return x;
    }

    private static void show(String name, INDArray array) {
        System.out.println(name + " " + Arrays.toString(array.shape()));
        System.out.println(array);
    }
}
