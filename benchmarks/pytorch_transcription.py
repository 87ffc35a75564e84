"""PyTorch counterpart of TranscriptionBenchmark for benchmarks/transcription; prints the time of a training step in milliseconds.

Two recurrent layers read 16 sequences of 200 steps of 40 features; a softmax over 28 labels and the blank follows, and CTCLoss with
25 labels a sequence. A step: zero_grad, forward, loss, backward, clip to norm 5, Adam. The time is the median after a warm-up of the
same duration.
"""
import argparse
import json

from pytorch_timing import median_seconds  # must precede torch: works around an import error

import torch
from torch import nn

BATCH, TIME, FEATURES, LABELS, VOCABULARY = 16, 200, 40, 25, 29


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cell", choices=["gru", "lstm"], default="gru")
    options.add_argument("--hidden", type=int, default=128)
    options.add_argument("--bidirectional", choices=["true", "false"], default="true")
    options.add_argument("--threads", type=int, default=1)
    options.add_argument("--seconds", type=float, default=8)
    options = options.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(1)

    both = options.bidirectional == "true"
    layer = {"gru": nn.GRU, "lstm": nn.LSTM}[options.cell]
    body = layer(FEATURES, options.hidden, 2, batch_first=True, bidirectional=both)
    head = nn.Linear(options.hidden * (2 if both else 1), VOCABULARY)
    parameters = [*body.parameters(), *head.parameters()]
    adam = torch.optim.Adam(parameters, lr=1e-3)
    ctc = nn.CTCLoss(blank=0)
    inputs = torch.randn(BATCH, TIME, FEATURES)
    labels = torch.randint(1, VOCABULARY, (BATCH, LABELS))
    steps, lengths = torch.full((BATCH,), TIME), torch.full((BATCH,), LABELS)

    def step():
        adam.zero_grad()
        logs = torch.log_softmax(head(body(inputs)[0]), 2).transpose(0, 1)
        ctc(logs, labels, steps, lengths).backward()
        nn.utils.clip_grad_norm_(parameters, 5)
        adam.step()

    print(json.dumps({"train": 1e3 * median_seconds(step, options.seconds)}))


if __name__ == "__main__":
    main()
