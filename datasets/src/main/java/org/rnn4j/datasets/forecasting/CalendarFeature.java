package org.rnn4j.datasets.forecasting;

import java.time.LocalDateTime;

/**
 * A position in a calendar cycle, as the sine and cosine of an angle, so that the end of a cycle is next to its
 * beginning.
 */
enum CalendarFeature {
    HOUR {
        @Override
        double turn(LocalDateTime date) {
            return date.toLocalTime().toSecondOfDay() / 86_400.0;
        }
    },
    WEEKDAY {
        @Override
        double turn(LocalDateTime date) {
            return (date.getDayOfWeek().getValue() - 1) / 7.0;
        }
    },
    MONTH {
        @Override
        double turn(LocalDateTime date) {
            return (date.getMonthValue() - 1) / 12.0;
        }
    },
    DAY_OF_YEAR {
        @Override
        double turn(LocalDateTime date) {
            return (date.getDayOfYear() - 1) / 365.25;
        }
    };

    /** The elapsed fraction of the cycle, in [0, 1). */
    abstract double turn(LocalDateTime date);
}
