package org.rnn4j.models.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.rnn4j.models.kernel.fused.Gemms;

/** Features of images; expected values are those of PyTorch 2.13 in float64. */
class ImageEncoderTest {

    /** Parameter i is ((7 i) mod 11 - 4) / 5. */
    private static DoubleImageEncoder encoder(EncoderShape shape) {
        double[] parameters = new double[shape.parameterCount()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (7 * i % 11 - 4) / 5.0;
        }
        DoubleImageEncoder encoder = new DoubleImageEncoder(shape, Gemms.float64(), 0);
        for (int task = 0; task < encoder.tasks(); task++) {
            encoder.pack(task, parameters, true);
        }
        return encoder;
    }

    /** Features of an image whose value i is ((5 i) mod 13) / 6. */
    private static double[] features(EncoderShape shape) {
        DoubleImageReader reader = new DoubleImageReader(encoder(shape));
        reader.load(i -> 5 * i % 13 / 6.0, new int[] {0}, 1);
        return reader.forward(false);
    }

    @Test
    void aConvolutionWithStrideTwoIsNormalised() {
        double[] y = features(new EncoderShape(1, 5, 5, List.of(1), 0, 2, 0));
        assertThat(y)
                .containsExactly(
                        new double[] {
                            0,
                            0.9126219701756307,
                            0,
                            0.37753417007265533,
                            0,
                            1.3406922102580112,
                            0.1634990500314649,
                            0,
                            0
                        },
                        within(1e-12));
    }

    @Test
    void stagesOfResidualBlocksAreNormalisedInGroups() {
        double[] y = features(new EncoderShape(2, 6, 5, List.of(3, 32), 1, 1, 0));
        double[][] expected = { // filters 0, 5, 15, 16 and 31 of some positions
            {0.0, 0.0, 0.838551048260129, 0.0, 1.7816527325245237},
            {0.0, 0.4606907472744127, 1.2542103881463393, 0.46727882790424513, 1.995877372190005},
            {0.0, 0.0, 1.4946544631340917, 0.0, 1.7594335819570888},
            {0.0, 0.45634818534752364, 0.7985113556827559, 0.6024915237986866, 1.7165935869998088},
            {1.2528583764423709, 1.4382000332214346, 0.5598644630946163, 1.6267121963337539, 1.5837225790762863},
            {0.0, 1.4573364378271914, 1.0143386802117849, 1.5148894353997293, 1.5006566130602481},
            {0.0, 0.7623799877362251, 1.4063203744075237, 0.9144200526395413, 1.7266369574204619},
            {0.586641060000982, 0.0, 0.8311531158851599, 0.0, 1.661579384422683},
            {0.0, 0.8728998679957403, 1.0160643526762279, 0.9005668574090302, 1.52828958695634}
        };
        int[] filters = {0, 5, 15, 16, 31};
        for (int p = 0; p < expected.length; p++) {
            for (int f = 0; f < filters.length; f++) {
                assertThat(y[p * 32 + filters[f]])
                        .as("position %d, filter %d", p, filters[f])
                        .isCloseTo(expected[p][f], within(1e-12));
            }
        }
    }

    @Test
    void theGridBecomesOneVector() {
        double[] y = features(new EncoderShape(1, 4, 3, List.of(2), 1, 2, 4));
        assertThat(y)
                .containsExactly(
                        new double[] {2.351778721823906, 2.7656874827387945, 3.3173692663961614, 0.8150882064136485},
                        within(1e-12));
    }

    @Test
    void theGradientsOfImagesWhoseMapsAreNotKeptAreTheSame() {
        EncoderShape shape = new EncoderShape(1, 5, 4, List.of(3, 2), 1, 1, 0);
        assertThat(gradients(new DoubleImagePass(encoder(shape), 1), shape))
                .containsExactly(gradients(new DoubleImagePass(encoder(shape)), shape));
    }

    private static double[] gradients(DoubleImagePass pass, EncoderShape shape) {
        pass.begin(true);
        double[] grid = new double[12];
        for (int image = 0; image < 4; image++) {
            pass.forward(image, pixels(image), grid, 0, 2);
        }
        for (int image = 0; image < 4; image++) {
            double[] gradient = new double[12];
            gradient[3 * image] = 1;
            pass.backward(image, pixels(image), gradient, 0, 2);
        }
        double[] sums = new double[shape.parameterCount()];
        pass.addGradients(sums);
        return sums;
    }

    private static IntToDoubleFunction pixels(int image) {
        return i -> (3 * i + 5 * image) % 7;
    }
}
