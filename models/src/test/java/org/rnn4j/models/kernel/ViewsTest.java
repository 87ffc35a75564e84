package org.rnn4j.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.models.OneNativeThread;

class ViewsTest extends OneNativeThread {

    @Test
    void aSliceOfASliceIsAView() {
        INDArray array = Nd4j.arange(9).reshape('c', 3, 3, 1);
        INDArray slice = Views.range(Views.range(array, 0, 1, 3), 0, 1, 2);
        assertThat(slice.shape()).containsExactly(1, 3, 1);
        slice.assign(-1);
        assertThat(array.ravel().toDoubleVector()).containsExactly(0, 1, 2, 3, 4, 5, -1, -1, -1);
        assertThat(Views.step(Views.range(array, 0, 1, 3), 0).ravel().toDoubleVector())
                .containsExactly(3, 4, 5);
    }

    @Test
    void aPermutedArrayIsSlicedAlongItsOwnAxes() {
        INDArray array = Nd4j.arange(24).reshape('c', 2, 3, 4).permute(2, 0, 1);
        assertThat(Views.step(array, 3).ravel().toDoubleVector()).containsExactly(3, 7, 11, 15, 19, 23);
        assertThat(Views.columns(Views.step(array, 3), 1, 2).ravel().toDoubleVector())
                .containsExactly(7, 19);
    }

    @Test
    void rejectsIndicesOutsideTheArray() {
        INDArray array = Nd4j.zeros(2, 3);
        assertThatThrownBy(() -> Views.range(array, 1, 2, 4))
                .hasMessage("range [2, 4) is not within an axis of size 3");
        assertThatThrownBy(() -> Views.step(Nd4j.zeros(2, 3, 1), 2)).hasMessage("step = 2, but the array has 2 steps");
    }
}
