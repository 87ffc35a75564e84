package org.rnn4j.models.kernel.generic;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;
import org.rnn4j.models.cell.Step;
import org.rnn4j.models.kernel.Nd;
import org.rnn4j.models.kernel.Views;

/** One step of a pass: executes the operations of a cell and records how to backpropagate through each. */
final class NdTape implements Step<NdTape.Value>, AutoCloseable {
    private final NdStepPass pass;
    private final int t;
    private final List<Value> states = new ArrayList<>();
    private final List<Value> inputs = new ArrayList<>();
    /** Values with a gradient to propagate, the last one first. */
    private final Deque<Value> computed = new ArrayDeque<>();

    private final List<INDArray> owned = new ArrayList<>();
    private List<Value> next = List.of();

    /** A value [batch, hidden] and, during the backward pass, its gradient. */
    static final class Value {
        private final INDArray array;
        private final Consumer<INDArray> back;
        /** Null for zeros so far. */
        private INDArray gradient;

        private Value(INDArray array, Consumer<INDArray> back) {
            this.array = array;
            this.back = back;
        }

        INDArray array() {
            return array;
        }
    }

    NdTape(NdStepPass pass, int t) {
        this.pass = pass;
        this.t = t;
        for (int s = 0; s < pass.shape.cell().states().size(); s++) {
            states.add(new Value(Views.step(pass.state(s), t), null));
        }
        for (int k = 0; k < pass.shape.cell().gates().size(); k++) {
            inputs.add(new Value(pass.gate(t, k), null));
        }
    }

    /** Sets the next state that the cell returned. */
    void finish(List<Value> nextStates) {
        next = nextStates;
    }

    /**
     * Replaces the inputs with their gradients.
     *
     * @param gradState gradient of the next state, replaced with the gradient of the previous state
     */
    void backward(List<INDArray> gradState) {
        for (int s = 0; s < next.size(); s++) {
            add(next.get(s), gradState.get(s));
        }
        for (Value value : computed) {
            if (value.gradient != null) {
                value.back.accept(value.gradient);
            }
        }
        for (int s = 0; s < states.size(); s++) {
            replace(gradState.get(s), states.get(s).gradient);
        }
        for (Value input : inputs) {
            replace(input.array, input.gradient);
        }
    }

    private static void replace(INDArray array, INDArray gradient) {
        if (gradient == null) {
            array.assign(0);
        } else {
            array.assign(gradient);
        }
    }

    private void add(Value to, INDArray gradient) {
        if (to.gradient == null) {
            to.gradient = own(gradient.dup('c'));
        } else {
            to.gradient.addi(gradient);
        }
    }

    /** Adds a gradient array whose ownership passes to the tape. */
    private void addOwned(Value to, INDArray gradient) {
        own(gradient);
        if (to.gradient == null) {
            to.gradient = gradient;
        } else {
            to.gradient.addi(gradient);
        }
    }

    private INDArray own(INDArray array) {
        owned.add(array);
        return array;
    }

    private Value value(INDArray array, Consumer<INDArray> back) {
        Value value = new Value(own(array), back);
        computed.addFirst(value);
        return value;
    }

    @Override
    public Value input(String gate) {
        return inputs.get(pass.shape.cell().gates().indexOf(gate));
    }

    @Override
    public Value state(String name) {
        return states.get(pass.shape.cell().states().indexOf(name));
    }

    @Override
    public Value recurrent(String gate, Value h) {
        String name = "U_" + gate;
        INDArray u = pass.unroll.weights().get(name);
        INDArray read = own(pass.drop(h.array.dup('c')));
        INDArray product = Nd4j.createUninitialized(pass.type, read.shape(), 'c');
        Nd.product(read, u, product, 0);
        return value(product, gradient -> {
            try (INDArray gradU = Nd4j.createUninitialized(pass.type, u.shape(), 'c')) {
                Nd.transposedProduct(read, gradient, gradU);
                pass.gradientOf(name).addi(gradU);
            }
            INDArray gradH = Nd4j.createUninitialized(pass.type, read.shape(), 'c');
            Nd.productTransposed(gradient, u, gradH, 0);
            addOwned(h, pass.drop(gradH));
        });
    }

    @Override
    public Value vector(String parameter) {
        INDArray vector = pass.unroll.weights().get(parameter);
        INDArray rows = Nd4j.zeros(pass.type, pass.batch, pass.hidden).addiRowVector(vector);
        return value(rows, gradient -> pass.gradientOf(parameter).addi(gradient.sum(0)));
    }

    @Override
    public Value dropped(Value h) {
        return value(pass.drop(h.array.dup('c')), gradient -> addOwned(h, pass.drop(gradient.dup('c'))));
    }

    @Override
    public Value normalized(String gate, Value sum) {
        NdLayerNorm norm = pass.norm(pass.shape.cell().gates().indexOf(gate));
        if (norm == null) {
            return sum;
        }
        INDArray normal = sum.array.dup('c');
        norm.forward(t, normal);
        return value(normal, gradient -> {
            INDArray before = gradient.dup('c');
            norm.backward(t, before);
            addOwned(sum, before);
        });
    }

    @Override
    public Value plus(Value a, Value b) {
        return value(a.array.add(b.array), gradient -> {
            add(a, gradient);
            add(b, gradient);
        });
    }

    @Override
    public Value minus(Value a, Value b) {
        return value(a.array.sub(b.array), gradient -> {
            add(a, gradient);
            addOwned(b, gradient.neg());
        });
    }

    @Override
    public Value times(Value a, Value b) {
        return value(a.array.mul(b.array), gradient -> {
            addOwned(a, gradient.mul(b.array));
            addOwned(b, gradient.mul(a.array));
        });
    }

    @Override
    public Value plus(Value a, double b) {
        return value(a.array.add(b), gradient -> add(a, gradient));
    }

    @Override
    public Value sigmoid(Value a) {
        INDArray y = Transforms.sigmoid(a.array, true);
        return value(y, gradient -> addOwned(a, y.rsub(1).muli(y).muli(gradient)));
    }

    @Override
    public Value tanh(Value a) {
        INDArray y = Transforms.tanh(a.array, true);
        return value(y, gradient -> addOwned(a, y.mul(y).rsubi(1).muli(gradient)));
    }

    @Override
    public Value relu(Value a) {
        INDArray y = Transforms.relu(a.array, true);
        return value(y, gradient -> addOwned(a, y.gt(0).castTo(pass.type).muli(gradient)));
    }

    /** Frees the arrays of this step. */
    @Override
    public void close() {
        owned.forEach(INDArray::close);
        owned.clear();
    }
}
