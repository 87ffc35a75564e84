"""PyTorch counterpart of `rnn4j bench`; prints one JSON object with the same keys.

A training step consists of zero_grad, recurrent layers over one-hot tokens, a linear layer, cross entropy, backward, clipping to
norm 5, and Adam. Times are medians after a warm-up of the same duration.
"""
import argparse
import json

from pytorch_timing import median_seconds  # must precede torch: works around an import error

import torch
from torch import nn

CELLS = {"lstm": nn.LSTM, "gru": nn.GRU, "basic-rnn": nn.RNN}


class CharacterModel(nn.Module):
    def __init__(self, cell, vocab, hidden, layers):
        super().__init__()
        self.recurrent = CELLS[cell](vocab, hidden, layers, batch_first=True)
        self.output = nn.Linear(hidden, vocab)

    def forward(self, x, state=None):
        h, state = self.recurrent(x, state)
        return self.output(h), state


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cell", choices=CELLS, default="lstm")
    for name, default in dict(hidden=256, layers=2, batch=32, time=50, vocab=65, streams=64, threads=0).items():
        options.add_argument("--" + name, type=int, default=default)
    options.add_argument("--seconds", type=float, default=3)
    o = options.parse_args()
    if o.threads:
        torch.set_num_threads(o.threads)
    torch.manual_seed(42)

    model = CharacterModel(o.cell, o.vocab, o.hidden, o.layers)
    adam = torch.optim.Adam(model.parameters(), lr=1e-3)
    tokens = torch.randint(0, o.vocab, (o.batch, o.time))
    targets = torch.randint(0, o.vocab, (o.batch * o.time,))
    x = nn.functional.one_hot(tokens, o.vocab).float()

    def loss():
        return nn.functional.cross_entropy(model(x)[0].reshape(-1, o.vocab), targets)

    def train():
        adam.zero_grad()
        value = loss()
        value.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        adam.step()
        return value.item()

    def forward():
        with torch.no_grad():
            return loss().item()

    def stepper(streams):
        one = nn.functional.one_hot(torch.randint(0, o.vocab, (streams, 1)), o.vocab).float()
        state = None

        def step():
            nonlocal state
            with torch.no_grad():
                logits, state = model(one, state)
                return logits

        return step

    train_s = median_seconds(train, o.seconds)
    forward_s = median_seconds(forward, o.seconds / 2)
    step_s = median_seconds(stepper(1), o.seconds / 4)
    streams_s = median_seconds(stepper(o.streams), o.seconds / 4)
    print(
        json.dumps(
            dict(
                kernel="pytorch",
                version=torch.__version__,
                cell=o.cell,
                batch=o.batch,
                time=o.time,
                vocab=o.vocab,
                hidden=o.hidden,
                layers=o.layers,
                threads=torch.get_num_threads(),
                train_ms=train_s * 1e3,
                tokens_per_s=o.batch * o.time / train_s,
                forward_ms=forward_s * 1e3,
                step_us=step_s * 1e6,
                streams=o.streams,
                streams_step_us=streams_s * 1e6,
                streams_tokens_per_s=o.streams / streams_s,
            )
        )
    )


if __name__ == "__main__":
    main()
