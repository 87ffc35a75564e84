/** Classes that break the rules of the architecture on purpose; each is imported by name where a rule must fail. */
package org.rnn4j.planted;
